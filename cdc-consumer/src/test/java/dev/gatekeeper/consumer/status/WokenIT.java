package dev.gatekeeper.consumer.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.changeset.IdempotencyKey;
import dev.gatekeeper.changeset.StreamName;
import dev.gatekeeper.changeset.Wait;
import dev.gatekeeper.consumer.Running;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two consumers of one group and one partition: one of them decides, and is not the one that most are asked of.
/// Neither looks by itself, so who is answered was woken.
class WokenIT {

    private static final Map<String, Object> SETTINGS =
            Map.of("gatekeeper.topics.change-sets.partitions", 1, "gatekeeper.status.look", "1h");

    private static final int PATIENCE_SECONDS = 50; // Less than those have who wait.

    private final Running running = new Running();
    private List<ApplicationContext> consumers;

    @BeforeEach
    void start() {
        consumers = List.of(running.startConsumer(SETTINGS), running.startConsumer(SETTINGS));
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void whoWaitsIsWokenWhicheverConsumerDecides() throws Exception {
        try (var log = running.log()) {
            for (var times = 1; times <= 5; times++) {
                var answers = ask("k" + times);
                awaitListening();

                log.append(0, "k" + times, "{\"change\":[]}");

                for (var answer : answers) {
                    assertThat(answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isInstanceOf(Fate.Applied.class);
                }
                // A notice of before may come between the commit and the word of it.
                assertThat(woken("commit") + woken("notice")).isEqualTo(2 * times);
            }
            assertThat(woken("commit")).isPositive();
            assertThat(woken("notice")).isGreaterThanOrEqualTo(5);
        }
    }

    @Test
    void whoWaitsIsWokenThoughTheSessionThatHearsWasLost() throws Exception {
        try (var log = running.log()) {
            var answers = ask("lost");
            awaitListening();

            assertThat(running.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name"
                            + " = 'gatekeeper-consumer-listening' and datname = current_database()"))
                    .isEqualTo(List.of("t", "t"));
            log.append(0, "lost", "{\"change\":[]}");

            for (var answer : answers) {
                assertThat(answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isInstanceOf(Fate.Applied.class);
            }
        }
    }

    @Test
    void whatIsRejectedWakesToo() throws Exception {
        try (var log = running.log()) {
            var answers = ask("bad");
            awaitListening();

            log.append(0, "bad", """
                {"change":[{"kind":"insert","table":"nowhere","columnnames":["a"],"columntypes":["text"],"columnvalues":["x"]}]}""");

            for (var answer : answers) {
                assertThat(answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isInstanceOf(Fate.Rejected.class);
            }
        }
    }

    /// One request to each consumer.
    private List<FutureTask<Fate>> ask(String key) {
        var id = ChangeSetId.of(StreamName.DEFAULT, new IdempotencyKey(key), 0);
        return consumers.stream()
                .map(consumer -> consumer.getBean(Waiters.class))
                .map(waiters -> new FutureTask<>(
                        () -> waiters.await(new Question(id.uuid(), null), new Wait(Duration.ofSeconds(60)))))
                .peek(Thread::startVirtualThread)
                .toList();
    }

    private void awaitListening() {
        running.await(
                "both wait and listen",
                () -> meters().allMatch(meters ->
                        meters.get("gatekeeper.listening").gauge().value() == 1
                                && meters.get("gatekeeper.waiting").gauge().value() == 1));
    }

    private double woken(String by) {
        return meters().mapToDouble(meters ->
                        meters.get("gatekeeper.woken").tag("by", by).counter().count())
                .sum();
    }

    private Stream<MeterRegistry> meters() {
        return consumers.stream().map(consumer -> consumer.getBean(MeterRegistry.class));
    }
}
