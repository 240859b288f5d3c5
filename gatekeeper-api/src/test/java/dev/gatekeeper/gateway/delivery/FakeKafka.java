package dev.gatekeeper.gateway.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A log and its producers, each with a thread of its own that takes one record after the other, as Kafka's
/// has. What becomes of a record is the test's to say.
final class FakeKafka {

    private final List<ProducerRecord<byte[], byte[]>> log = new ArrayList<>();
    private final AtomicInteger opened = new AtomicInteger();
    volatile Function<ProducerRecord<byte[], byte[]>, Fate> fates = _ -> new Fate.Acknowledged();

    /// How long a sender of that record waits in vain for room in the buffer, in milliseconds; 0 for not at all.
    volatile ToIntFunction<ProducerRecord<byte[], byte[]>> blocks = _ -> 0;

    /// What becomes of a record that is sent.
    sealed interface Fate {

        record Acknowledged() implements Fate {}

        /// It is in the log, or not, and the producer hears no more than the exception, after that time.
        record Failed(boolean written, Exception why, int millis) implements Fate {}
    }

    Producer<byte[], byte[]> open() {
        opened.incrementAndGet();
        return new FakeProducer();
    }

    int opened() {
        return opened.get();
    }

    synchronized List<ProducerRecord<byte[], byte[]>> log() {
        return List.copyOf(log);
    }

    List<String> values() {
        return log().stream().map(record -> new String(record.value(), UTF_8)).toList();
    }

    private synchronized RecordMetadata append(ProducerRecord<byte[], byte[]> record) {
        log.add(record);
        return new RecordMetadata(new TopicPartition(record.topic(), 0), log.size() - 1, 0, 0, 0, 0);
    }

    private record Sent(ProducerRecord<byte[], byte[]> record, Callback callback) {}

    private final class FakeProducer extends MockProducer<byte[], byte[]> {

        private final LinkedBlockingDeque<Sent> sent = new LinkedBlockingDeque<>();
        private final CountDownLatch over = new CountDownLatch(1);
        private volatile boolean isClosing;
        private final Thread thread = Thread.ofPlatform().daemon().start(this::run);

        @Override
        @SuppressWarnings(
                "UnsynchronizedOverridesSynchronized") // Of Kafka's, too, one sender can wait while another goes.
        public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, @Nullable Callback callback) {
            var told = callback == null ? (Callback) (_, _) -> {} : callback;
            if (block(blocks.applyAsInt(record))) {
                told.onCompletion(null, new TimeoutException("No room came free.")); // On this thread, as Kafka's does.
                return new CompletableFuture<>();
            }
            return queue(new Sent(record, told));
        }

        private synchronized Future<RecordMetadata> queue(Sent record) {
            if (isClosing) {
                throw new IllegalStateException("closed");
            }
            sent.add(record);
            return new CompletableFuture<>();
        }

        /// Who does not have to wait is not asked whether it is interrupted.
        private static boolean block(int millis) {
            try {
                if (millis > 0) {
                    Thread.sleep(millis);
                }
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
            return millis > 0;
        }

        private boolean isOver() {
            return over.getCount() == 0;
        }

        /// Goes on after a failure with what comes next, unless it was closed meanwhile.
        private void run() {
            while (!isOver() && !(isClosing && sent.isEmpty())) {
                try {
                    var next = sent.poll(20, TimeUnit.MILLISECONDS);
                    if (next != null) {
                        decide(next);
                    }
                } catch (InterruptedException closed) {
                    break;
                }
            }
            var left = new ArrayList<Sent>();
            sent.drainTo(left);
            left.forEach(
                    each -> each.callback().onCompletion(null, new KafkaException("Producer is closed forcefully.")));
        }

        private void decide(Sent next) throws InterruptedException {
            switch (fates.apply(next.record())) {
                case Fate.Acknowledged() -> next.callback().onCompletion(append(next.record()), null);
                case Fate.Failed(var written, var why, var millis) -> {
                    if (written) {
                        append(next.record());
                    }
                    var isClosed = over.await(millis, TimeUnit.MILLISECONDS);
                    next.callback()
                            .onCompletion(null, isClosed ? new KafkaException("Producer is closed forcefully.") : why);
                }
            }
        }

        /// What was sent before gets so much time, unless this is called by the producer's own thread.
        @Override
        public void close(Duration patience) {
            isClosing = true;
            try {
                if (Thread.currentThread().equals(thread)) {
                    over.countDown();
                    return;
                }
                if (patience.isPositive()) {
                    thread.join(patience);
                }
                over.countDown();
                thread.join();
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
        }
    }
}
