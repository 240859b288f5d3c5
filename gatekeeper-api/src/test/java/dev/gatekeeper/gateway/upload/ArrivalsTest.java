package dev.gatekeeper.gateway.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.changeset.wal2json.LineGroup;
import dev.gatekeeper.gateway.body.Chunks;
import dev.gatekeeper.gateway.limit.Limits;
import dev.gatekeeper.gateway.limit.Memory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

class ArrivalsTest {

    private static final int LIMIT = 100_000;
    private static final Duration SOON = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Sender sender = new Sender();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Memory memory = new Memory(2 * LIMIT);

    @Test
    void whatHasArrivedIsGivenBeforeTheEnd() throws InterruptedException {
        var arrivals = arrivals(LONG, LONG);
        sender.sends("{\"a\":1}\n{\"b\"", ":2}");
        sender.ends();

        assertThat(payload(arrivals.next())).isEqualTo("{\"a\":1}");
        assertThat(payload(arrivals.next())).isEqualTo("{\"b\":2}");
        assertThat(arrivals.next()).isEqualTo(new Arrival.End());
        assertThat(arrivals.next()).isEqualTo(new Arrival.End());
    }

    @Test
    void aSenderWhoFallsSilentIsTooSlow() throws InterruptedException {
        var arrivals = arrivals(LONG, SOON);
        sender.sends("{\"a\":1}\n");

        assertThat(payload(arrivals.next())).isEqualTo("{\"a\":1}");
        assertThat(arrivals.next()).isEqualTo(new Arrival.TooSlow());
    }

    @Test
    void aChangeSetThatTricklesInIsTooSlow() throws InterruptedException {
        var arrivals = arrivals(SOON, LONG);
        sender.sends("{");

        assertThat(arrivals.next()).isEqualTo(new Arrival.TooSlow());
    }

    @Test
    void aSenderWhoGoesAwayLeavesNoHalfChangeSet() throws InterruptedException {
        var arrivals = arrivals(LONG, LONG);
        sender.sends("{\"action\":\"B\"}\n{\"action\":\"I\"}\n");
        sender.breaks();

        assertThat(arrivals.next()).isEqualTo(new Arrival.Broken());
    }

    @Test
    void whereTheGatewayStopsWhatIsThereIsGivenAndNothingMoreIsAwaited() throws InterruptedException {
        var arrivals = arrivals(LONG, LONG);
        sender.sends("{\"a\":1}\n{\"b\":2}\n");
        assertThat(payload(arrivals.next())).isEqualTo("{\"a\":1}");

        stopping.set(true);

        assertThat(payload(arrivals.next())).isEqualTo("{\"b\":2}");
        assertThat(arrivals.next()).isEqualTo(new Arrival.Stopping());
    }

    @Test
    void nothingIsAskedOfTheSenderBeforeWhatIsThereIsTaken() throws InterruptedException {
        var arrivals = arrivals(LONG, LONG);
        sender.sends("{\"a\":1}\n{\"b\":2}\n");
        arrivals.next();
        var asked = sender.asked.get();

        arrivals.next();

        assertThat(sender.asked).hasValue(asked);
    }

    @Test
    void aLargeChangeSetHoldsItsMemoryUntilTheNextOneIsAskedFor() throws InterruptedException {
        var arrivals = arrivals(LONG, LONG);
        sender.sends("\"" + "x".repeat(LIMIT / 2), "x".repeat(LIMIT / 3), "\"\n");
        assertThat(payload(arrivals.next())).hasSize(LIMIT / 2 + LIMIT / 3 + 2);
        assertThat(memory.share().growTo(2 * LIMIT - LIMIT / 2)).isFalse();

        sender.ends();
        arrivals.next();

        assertThat(memory.share().growTo(2 * LIMIT - 10_000)).isTrue();
    }

    private Arrivals arrivals(Duration bodyTime, Duration stallTime) {
        var limits = new Limits(LIMIT, 3, 10, 0, 0, bodyTime, stallTime);
        return new Arrivals(Chunks.of(sender), memory.share(), limits, stopping::get, Toll.NONE);
    }

    private static String payload(Arrival arrival) {
        var group = ((Arrival.Arrived) arrival).group();
        return new String(((LineGroup.Whole) group).payload(), UTF_8);
    }

    /// Sends what it is told to, asked or not, and counts what it is asked for.
    private static final class Sender implements Publisher<byte[]>, Subscription {

        private final AtomicInteger asked = new AtomicInteger();
        private Subscriber<? super byte[]> to = new Nobody();

        @Override
        public void subscribe(Subscriber<? super byte[]> subscriber) {
            to = subscriber;
            subscriber.onSubscribe(this);
        }

        @Override
        public void request(long count) {
            asked.addAndGet((int) count);
        }

        @Override
        public void cancel() {}

        void sends(String... chunks) {
            List.of(chunks).forEach(chunk -> to.onNext(chunk.getBytes(UTF_8)));
        }

        void ends() {
            to.onComplete();
        }

        void breaks() {
            to.onError(new IllegalStateException("The connection is gone."));
        }
    }

    private static final class Nobody implements Subscriber<byte[]> {
        @Override
        public void onSubscribe(Subscription subscription) {}

        @Override
        public void onNext(byte[] bytes) {}

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onComplete() {}
    }
}
