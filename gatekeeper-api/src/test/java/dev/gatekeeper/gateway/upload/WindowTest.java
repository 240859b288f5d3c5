package dev.gatekeeper.gateway.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.changeset.Format;
import dev.gatekeeper.changeset.wal2json.LineGroup;
import dev.gatekeeper.gateway.admission.Decision;
import dev.gatekeeper.gateway.admission.Handed;
import dev.gatekeeper.gateway.admission.Handed.Following;
import dev.gatekeeper.gateway.delivery.Pending;
import dev.gatekeeper.gateway.limit.Memory;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WindowTest {

    private static final int MEBI = 1 << 20;
    private static final Duration A_WHILE = Duration.ofMillis(200);
    private static final Duration SOON = Duration.ofSeconds(5);

    @Test
    void whatIsAddedIsGivenInItsOrderUntilNothingMoreComes() throws InterruptedException {
        try (var window = new Window(new Memory(MEBI).share(), MEBI)) {
            window.add(crossing(1, 10));
            window.add(crossing(2, 10));
            window.complete();

            assertThat(window.first()).contains(crossing(1, 10));
            window.settled();
            assertThat(window.first()).contains(crossing(2, 10));
            window.settled();
            assertThat(window.first()).isEmpty();
        }
    }

    @Test
    void whoAddsMoreThanThereIsRoomForWaitsUntilEnoughIsSettled() throws InterruptedException {
        try (var window = new Window(new Memory(10 * MEBI).share(), MEBI)) {
            var adding = Thread.ofVirtual().start(() -> addFour(window, MEBI / 3));

            assertThat(adding.join(A_WHILE)).isFalse();
            settle(window, 2);

            assertThat(adding.join(SOON)).isTrue();
        }
    }

    @Test
    void whereOthersHoldTheMemoryThereIsOneAtATime() throws InterruptedException {
        var memory = new Memory(MEBI);
        try (var others = memory.share();
                var window = new Window(memory.share(), MEBI)) {
            assertThat(others.growTo(MEBI)).isTrue();
            var adding = Thread.ofVirtual().start(() -> addFour(window, 10));
            for (int line = 1; line <= 4; line++) {
                assertThat(window.first()).contains(crossing(line, 10));
                assertThat(adding.join(Duration.ofMillis(50))).isFalse();
                window.settled();
            }

            assertThat(adding.join(SOON)).isTrue();
        }
    }

    @Test
    void whatItHeldIsThereForOthersWhenAllIsSettled() throws InterruptedException {
        var memory = new Memory(MEBI);
        try (var window = new Window(memory.share(), MEBI)) {
            window.add(crossing(1, MEBI / 2));
            assertThat(memory.share().growTo(MEBI)).isFalse();

            settle(window, 1);

            assertThat(memory.share().growTo(MEBI)).isTrue();
        }
    }

    @Test
    void whoWaitsForRoomIsLetGoWhenNothingMoreIsSettled() throws InterruptedException {
        try (var window = new Window(new Memory(10 * MEBI).share(), MEBI)) {
            var adding = Thread.ofVirtual().start(() -> addFour(window, MEBI));
            assertThat(adding.join(A_WHILE)).isFalse();

            window.abandon();

            assertThat(adding.join(SOON)).isTrue();
            assertThat(window.isBroken()).isTrue();
        }
    }

    private static void addFour(Window window, long bytes) {
        try {
            for (int line = 1; line <= 4; line++) {
                window.add(crossing(line, bytes));
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void settle(Window window, int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            assertThat(window.first()).isPresent();
            window.settled();
        }
    }

    private static Crossing crossing(int line, long bytes) {
        var group = new LineGroup.TooLarge(Format.WAL2JSON_1, NOTHING, 0, line, 1);
        return new Crossing(new Arrival.Arrived(group, line), new Handed(DECISION, bytes, Following.ALWAYS));
    }

    private static final byte[] NOTHING = {};
    private static final Pending<Decision> DECISION = Pending.known(new Decision.Unavailable("Any."));
}
