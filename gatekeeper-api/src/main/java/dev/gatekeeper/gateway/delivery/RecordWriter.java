package dev.gatekeeper.gateway.delivery;

import dev.gatekeeper.gateway.kafka.Failure;
import dev.gatekeeper.gateway.kafka.KafkaSettings;
import dev.gatekeeper.gateway.kafka.KafkaState;
import dev.gatekeeper.gateway.kafka.KafkaWatch;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes records where there is no spool, and tells in time what became of each. A call takes no longer than
/// the bound, and no time at all while Kafka is known to be away. A producer that has broken for good is
/// replaced. Thread-safe.
final class RecordWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RecordWriter.class);

    private static final Delivered STOPPING = new Delivered.Perhaps("The gateway is stopping.");

    private final Supplier<Producer<byte[], byte[]>> opening;
    private final KafkaWatch watch;
    private final Duration bound;
    private final AtomicReference<@Nullable Producer<byte[], byte[]>> open = new AtomicReference<>();

    RecordWriter(Supplier<Producer<byte[], byte[]>> opening, KafkaWatch watch, KafkaSettings settings) {
        this.opening = opening;
        this.watch = watch;
        this.bound = settings.bound();
    }

    Delivered write(ProducerRecord<byte[], byte[]> record) {
        switch (watch.state()) {
            case KafkaState.Away(var faults) -> {
                return new Delivered.Nowhere(String.join(" ", faults));
            }
            case KafkaState.Refusing(var faults) -> {
                return new Delivered.Nowhere(String.join(" ", faults));
            }
            case KafkaState.Fit(), KafkaState.Unsafe(var _) -> {}
        }
        var deadline = System.nanoTime() + bound.toNanos();
        Producer<byte[], byte[]> producer;
        try {
            producer = producer();
        } catch (KafkaException e) {
            return failed(Failure.of(e, true), null);
        }
        try {
            var refusal = new Refusal(Thread.currentThread());
            var sent = producer.send(record, refusal);
            return await(sent, refusal, deadline, producer);
        } catch (InterruptException e) {
            return STOPPING;
        } catch (KafkaException | IllegalStateException e) {
            return failed(Failure.of(e, true), producer);
        }
    }

    private Delivered await(
            Future<RecordMetadata> sent, Refusal refusal, long deadline, Producer<byte[], byte[]> producer) {
        try {
            var metadata = sent.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            return new Delivered.Logged(metadata.topic(), metadata.partition(), metadata.offset());
        } catch (ExecutionException e) {
            return failed(Failure.of(e.getCause() == null ? e : e.getCause(), refusal.isAtOnce()), producer);
        } catch (TimeoutException e) {
            return failed(Failure.of(e, false), null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return STOPPING;
        }
    }

    private Delivered failed(Failure failure, @Nullable Producer<byte[], byte[]> producer) {
        if (failure.concernsKafka()) {
            watch.suspect(failure);
        }
        if (failure.breaksTheProducer() && producer != null) {
            replace(producer, failure);
        }
        return failure.nothingWritten()
                ? new Delivered.Nowhere(failure.sentence())
                : new Delivered.Perhaps(failure.sentence());
    }

    /// Whether the producer refused a record before it went into the buffer. That alone is told on the thread
    /// that sends; what becomes of a record in the buffer is told on the producer's own.
    private static final class Refusal implements Callback {

        private final Thread sender;
        private volatile boolean atOnce;

        Refusal(Thread sender) {
            this.sender = sender;
        }

        @Override
        public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
            if (failure != null && Thread.currentThread().equals(sender)) {
                atOnce = true;
            }
        }

        boolean isAtOnce() {
            return atOnce;
        }
    }

    private synchronized Producer<byte[], byte[]> producer() {
        var producer = open.get();
        if (producer == null) {
            producer = opening.get();
            open.set(producer);
        }
        return producer;
    }

    private void replace(Producer<byte[], byte[]> broken, Failure failure) {
        if (open.compareAndSet(broken, null)) {
            LOG.warn("The producer is broken and will be replaced.", failure.cause());
            broken.close(Duration.ZERO);
        }
    }

    @Override
    public synchronized void close() {
        var producer = open.getAndSet(null);
        if (producer != null) {
            producer.close(bound);
        }
    }
}
