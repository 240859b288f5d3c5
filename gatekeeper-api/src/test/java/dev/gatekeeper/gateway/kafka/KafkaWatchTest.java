package dev.gatekeeper.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KafkaWatchTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final KafkaState FIT = new KafkaState.Fit();
    private static final Failure TIMEOUT = Failure.of(new TimeoutException("late"), false);
    private static final Failure DISCONNECT = Failure.of(new DisconnectException(), true);
    private static final KafkaState AWAY = KafkaState.Away.because("It is away.");

    private final StepwiseProbe probe = new StepwiseProbe();
    private final KafkaWatch watch =
            new KafkaWatch(probe, new KafkaSettings(Duration.ofSeconds(2), Duration.ofHours(1)));

    @AfterEach
    void close() {
        watch.close();
    }

    @Test
    void beforeTheFirstLookKafkaCountsAsAway() throws InterruptedException {
        watch.start(Duration.ofMillis(1));

        assertThat(watch.state()).isInstanceOf(KafkaState.Away.class);
    }

    @Test
    void whatIsSeenIsTheState() throws InterruptedException {
        watch.start(Duration.ofMillis(1));

        probe.sees(AWAY);
        probe.sees(FIT);

        assertThat(settled()).isEqualTo(FIT);
    }

    @Test
    void aSuspicionRefusesAtOnceAndMakesTheWatchLookAtOnce() throws InterruptedException {
        watch.start(Duration.ofMillis(1));
        probe.sees(FIT);
        assertThat(settled()).isEqualTo(FIT);

        watch.suspect(TIMEOUT);

        assertThat(watch.state()).isEqualTo(KafkaState.Away.because(TIMEOUT.sentence()));
        probe.sees(FIT);
        assertThat(settled()).isEqualTo(FIT);
    }

    @Test
    void aLookThatBeganBeforeASuspicionDoesNotAllayIt() throws InterruptedException {
        watch.start(Duration.ofMillis(1));
        probe.sees(FIT);
        settled();
        watch.suspect(TIMEOUT);
        probe.awaitLook();

        watch.suspect(DISCONNECT);
        probe.sees(FIT);
        probe.awaitLook();

        assertThat(watch.state()).isEqualTo(KafkaState.Away.because(DISCONNECT.sentence()));
        probe.sees(FIT);
        assertThat(settled()).isEqualTo(FIT);
    }

    @Test
    void aLookThatFailsDoesNotEndTheWatch() throws InterruptedException {
        watch.start(Duration.ofMillis(1));

        probe.failsWith(new IllegalStateException("A fault of the test's."));
        probe.sees(FIT);

        assertThat(settled()).isEqualTo(FIT);
    }

    @Test
    void whoIsNotLetInIsRefusedUntilALookSaysOtherwise() throws InterruptedException {
        watch.start(Duration.ofMillis(1));
        probe.sees(FIT);
        settled();

        watch.suspect(Failure.of(new TopicAuthorizationException("t"), false));

        assertThat(watch.state()).isInstanceOf(KafkaState.Refusing.class);
        probe.sees(FIT);
        assertThat(settled()).isEqualTo(FIT);
    }

    /// The state once Kafka can be written to.
    private KafkaState settled() {
        return await("a Kafka that can be written to")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(watch::state, KafkaState::isWritable);
    }

    /// Answers a look when the test says so.
    private static final class StepwiseProbe implements Supplier<KafkaState> {

        private final SynchronousQueue<Object> answers = new SynchronousQueue<>();
        private final AtomicInteger looks = new AtomicInteger();
        private int awaited;

        @Override
        public KafkaState get() {
            looks.incrementAndGet();
            try {
                return switch (answers.take()) {
                    case KafkaState state -> state;
                    case RuntimeException e -> throw e;
                    case Object other -> throw new IllegalArgumentException(other.toString());
                };
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return AWAY;
            }
        }

        void sees(KafkaState state) throws InterruptedException {
            answer(state);
        }

        void failsWith(RuntimeException fault) throws InterruptedException {
            answer(fault);
        }

        private void answer(Object answer) throws InterruptedException {
            assertThat(answers.offer(answer, PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            awaited++;
        }

        /// Waits until a look has begun that has not been answered yet.
        void awaitLook() {
            await("a look at Kafka")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(10))
                    .until(looks::get, begun -> begun > awaited);
        }
    }
}
