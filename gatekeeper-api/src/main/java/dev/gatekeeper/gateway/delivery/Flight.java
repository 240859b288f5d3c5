package dev.gatekeeper.gateway.delivery;

import dev.gatekeeper.gateway.kafka.Failure;
import dev.gatekeeper.gateway.spool.Waiting;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/// A record of the spool on its way to Kafka. Thread-safe.
final class Flight implements Freight {

    private final Waiting waiting;
    private final ProducerRecord<byte[], byte[]> toSend;
    private final CompletableFuture<Landing> landing = new CompletableFuture<>();

    Flight(Waiting waiting, String topic) {
        this.waiting = waiting;
        this.toSend = Forms.toKafka(waiting.record(), topic);
    }

    /// How it ended.
    sealed interface Landing {

        /// In Kafka.
        record Arrived(RecordMetadata at) implements Landing {}

        /// Kafka never takes this one, and takes others.
        ///
        /// @param why a sentence
        record Hopeless(String why) implements Landing {}

        /// It is to be sent again, and all that comes after it.
        record NotNow() implements Landing {}
    }

    Waiting waiting() {
        return waiting;
    }

    Landing await(Duration patience) throws InterruptedException {
        try {
            return landing.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return new Landing.NotNow();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public ProducerRecord<byte[], byte[]> toSend() {
        return toSend;
    }

    @Override
    public void arrived(RecordMetadata at) {
        landing.complete(new Landing.Arrived(at));
    }

    @Override
    public boolean settles(Failure failure) {
        return failure.isTooLarge();
    }

    @Override
    public void refused(Failure failure) {
        landing.complete(failure.isTooLarge() ? new Landing.Hopeless(failure.sentence()) : new Landing.NotNow());
    }

    @Override
    public boolean leadsOthers() {
        return false;
    }

    @Override
    public void stranded() {
        landing.complete(new Landing.NotNow());
    }
}
