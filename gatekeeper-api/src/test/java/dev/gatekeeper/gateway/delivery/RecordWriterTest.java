package dev.gatekeeper.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.gateway.kafka.Failure;
import dev.gatekeeper.gateway.kafka.KafkaSettings;
import dev.gatekeeper.gateway.kafka.KafkaState;
import dev.gatekeeper.gateway.kafka.KafkaWatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class RecordWriterTest {

    private static final Duration BOUND = Duration.ofSeconds(1);
    private static final KafkaSettings SETTINGS = new KafkaSettings(BOUND, Duration.ofMinutes(1));
    private static final ProducerRecord<byte[], byte[]> RECORD = new ProducerRecord<>("t", new byte[0], new byte[0]);

    private final KafkaWatch watch = watching();
    private final List<FakeProducer> opened = new ArrayList<>();

    @Test
    void whatIsAcknowledgedIsSaidToBeWhereItIs() {
        var at = CompletableFuture.completedFuture(new RecordMetadata(new TopicPartition("t", 3), 41, 1, 0, 0, 0));

        var written = writer(answering(at)).write(RECORD);

        assertThat(written).isEqualTo(new Delivered.Logged("t", 3, 42));
        assertThat(watch.state()).isEqualTo(new KafkaState.Fit());
    }

    @Test
    void whatTheBufferNeverTookIsNowhere() {
        var written = writer(failed(new TimeoutException("no metadata"))).write(RECORD);

        assertThat(written).isInstanceOf(Delivered.Nowhere.class);
        assertThat(watch.state()).isInstanceOf(KafkaState.Away.class);
    }

    @Test
    void whatWasSentAndNotAnsweredIsPerhapsThere() {
        var late = new CompletableFuture<RecordMetadata>();

        var start = System.nanoTime();
        var written = writer(answering(late)).write(RECORD);
        var waited = Duration.ofNanos(System.nanoTime() - start);

        assertThat(written).isInstanceOf(Delivered.Perhaps.class);
        assertThat(waited).isBetween(BOUND.minusMillis(50), BOUND.multipliedBy(5));
        assertThat(watch.state()).isInstanceOf(KafkaState.Away.class);
    }

    @Test
    void whatFailedOnTheProducersOwnThreadIsPerhapsThereHoweverSoon() {
        var written =
                writer(failedOnItsOwnThread(new TimeoutException("expired"))).write(RECORD);

        assertThat(written).isInstanceOf(Delivered.Perhaps.class);
    }

    @Test
    void whatExpiredInFlightIsPerhapsThere() {
        var written = writer(failingIn(50, new TimeoutException("expired"))).write(RECORD);

        assertThat(written).isInstanceOf(Delivered.Perhaps.class);
    }

    @Test
    void whatIsTooLargeIsNowhereAndConcernsNobodyElse() {
        var written = writer(failingIn(50, new RecordTooLargeException())).write(RECORD);

        assertThat(written)
                .isInstanceOfSatisfying(
                        Delivered.Nowhere.class,
                        nowhere -> assertThat(nowhere.why()).contains("max.message.bytes"));
        assertThat(watch.state()).isEqualTo(new KafkaState.Fit());
    }

    @Test
    void whatTooFewReplicasTookOrDidNotIsPerhapsThere() {
        var written = writer(failingIn(50, new NotEnoughReplicasException())).write(RECORD);

        assertThat(written).isInstanceOf(Delivered.Perhaps.class);
        assertThat(watch.state()).isInstanceOf(KafkaState.Away.class);
    }

    @Test
    void nothingIsSentWhileKafkaIsKnownToBeAway() {
        var writer = writer(failed(new TimeoutException()));
        watch.suspect(Failure.of(new TimeoutException("late"), false));

        var written = writer.write(RECORD);

        assertThat(written).isEqualTo(new Delivered.Nowhere("Kafka did not answer in time."));
        assertThat(opened).isEmpty();
    }

    @Test
    void aProducerThatBrokeForGoodIsReplaced() {
        for (var fatal : List.of(
                new ClusterAuthorizationException("no"),
                new OutOfOrderSequenceException("lost"),
                new KafkaException("in an error state"))) {
            var watch = watching();
            opened.clear();
            var writer = new RecordWriter(() -> open(failingIn(1, fatal)), watch, SETTINGS);

            writer.write(RECORD);

            assertThat(opened).hasSize(1);
            assertThat(opened.getFirst().closed()).as(fatal.toString()).isTrue();
        }
    }

    @Test
    void aProducerThatOnlyHadToWaitIsKept() {
        writer(failingIn(1, new TimeoutException("expired"))).write(RECORD);

        assertThat(opened.getFirst().closed()).isFalse();
    }

    @Test
    void aProducerThatThrowsIsReplaced() {
        var writer = new RecordWriter(
                () -> open(callback -> {
                    throw new IllegalStateException("closed");
                }),
                watch,
                SETTINGS);

        assertThat(writer.write(RECORD)).isInstanceOf(Delivered.Nowhere.class);
        assertThat(opened.getFirst().closed()).isTrue();
    }

    @Test
    void aProducerThatCantBeOpenedLeavesTheRecordNowhere() {
        var writer = new RecordWriter(
                () -> {
                    throw new KafkaException("no resolvable bootstrap urls");
                },
                watch,
                SETTINGS);

        assertThat(writer.write(RECORD)).isInstanceOf(Delivered.Nowhere.class);
        assertThat(watch.state()).isInstanceOf(KafkaState.Away.class);
    }

    /// What a producer does with a record: it hands out a future, and calls back or will.
    private interface Sending extends Function<Callback, Future<RecordMetadata>> {}

    private RecordWriter writer(Sending sending) {
        return new RecordWriter(() -> open(sending), watch, SETTINGS);
    }

    private FakeProducer open(Sending sending) {
        var producer = new FakeProducer(sending);
        opened.add(producer);
        return producer;
    }

    private static Sending answering(Future<RecordMetadata> answer) {
        return callback -> answer;
    }

    /// Like Kafka's own producer, which tells on the caller's thread of a record that never went into the
    /// buffer.
    private static Sending failed(Exception cause) {
        return callback -> {
            callback.onCompletion(null, cause);
            return CompletableFuture.failedFuture(cause);
        };
    }

    private static Sending failedOnItsOwnThread(Exception cause) {
        return callback -> {
            CompletableFuture.runAsync(() -> callback.onCompletion(null, cause)).join();
            return CompletableFuture.failedFuture(cause);
        };
    }

    private static Sending failingIn(int millis, Exception cause) {
        return callback -> CompletableFuture.supplyAsync(
                () -> {
                    throw new CompletionException(cause);
                },
                CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS));
    }

    /// Has looked once, and found Kafka fit.
    private static KafkaWatch watching() {
        var watch = new KafkaWatch(KafkaState.Fit::new, SETTINGS);
        try {
            watch.start(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        watch.close();
        return watch;
    }

    private static final class FakeProducer extends MockProducer<byte[], byte[]> {

        private final Sending sending;

        FakeProducer(Sending sending) {
            this.sending = sending;
        }

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
            return sending.apply(callback);
        }
    }
}
