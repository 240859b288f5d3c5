package dev.gatekeeper.gateway.delivery;

import dev.gatekeeper.gateway.kafka.Failure;
import dev.gatekeeper.gateway.kafka.KafkaWatch;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One producer, from its opening to the first record that it can't bring to Kafka in time. Then the line is
/// cut: what comes after that record must not get there before it. Thread-safe.
final class Line {

    private static final Logger LOG = LoggerFactory.getLogger(Line.class);

    private final Producer<byte[], byte[]> producer;
    private final KafkaWatch watch;
    private final Consumer<Line> onCut;
    private final AtomicLong sent = new AtomicLong();
    private final Map<Freight, Long> unanswered = new ConcurrentHashMap<>();
    private final AtomicBoolean cut = new AtomicBoolean();
    private final AtomicBoolean halted = new AtomicBoolean();
    private final Set<String> topics = ConcurrentHashMap.newKeySet();
    private final Room room;
    private volatile boolean proven;

    /// @param onCut is called once, on any thread, and does not wait for anything
    Line(Producer<byte[], byte[]> producer, KafkaWatch watch, Consumer<Line> onCut) {
        this.producer = producer;
        this.watch = watch;
        this.onCut = onCut;
        this.room = Room.of(producer);
    }

    /// Sends after all that was sent before by this thread, or by others before a lock that they share.
    void send(Freight freight) {
        unanswered.put(freight, sent.incrementAndGet());
        try {
            var _ = producer.send(freight.toSend(), new Answer(freight, Thread.currentThread()));
        } catch (InterruptException e) { // The producer has not taken it.
            failed(freight, new Failure(e, true, false, false), false);
        } catch (RuntimeException | Error e) { // Whatever it is, nothing is to get there before it.
            failed(freight, Failure.of(e, true), false);
        }
    }

    boolean isCut() {
        return cut.get();
    }

    /// Whether Kafka has taken anything over this line.
    boolean isProven() {
        return proven;
    }

    /// Whether a record for that topic goes into the producer's buffer at once: the producer knows where the topic is,
    /// and has room.
    boolean isPrompt(String topic) {
        return topics.contains(topic) && !isCut() && room.isPlenty();
    }

    /// Nothing more is to go over this line.
    void cut() {
        if (cut.compareAndSet(false, true)) {
            onCut.accept(this);
        }
    }

    /// The same for a reason, which may make Kafka suspect.
    void fail(Failure why) {
        if (!isCut() && why.concernsKafka()) {
            watch.suspect(why);
        }
        cut();
    }

    /// Ends the producer, and tells all that are still unanswered that they are stranded. Nothing may be sent
    /// meanwhile or afterwards.
    ///
    /// @param patience how long what is on its way may take to get there
    void end(Duration patience) {
        close(patience);
        unanswered.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                .map(Map.Entry::getKey)
                .toList()
                .forEach(freight -> {
                    unanswered.remove(freight);
                    freight.stranded();
                });
    }

    /// Returns once the producer's own thread has ended: until then answers may come.
    private void close(Duration patience) {
        var interrupted = false;
        while (true) {
            try {
                producer.close(patience);
                break;
            } catch (InterruptException e) {
                interrupted |= Thread.interrupted();
            } catch (KafkaException e) {
                LOG.debug("The producer complains as it is closed.", e);
                break;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// @param wasSent whether others may have been sent behind it meanwhile
    private void failed(Freight freight, Failure failure, boolean wasSent) {
        if (!freight.settles(failure)) {
            fail(failure);
            return;
        }
        if (unanswered.remove(freight) == null) {
            return;
        }
        if (failure.concernsKafka()) {
            watch.suspect(failure);
        }
        freight.refused(failure);
        if (failure.breaksTheProducer() || (wasSent && freight.leadsOthers())) {
            cut();
        }
    }

    /// What Kafka, or the producer itself, says of one record.
    private final class Answer implements Callback {

        private final Freight freight;
        private final Thread sender;

        Answer(Freight freight, Thread sender) {
            this.freight = freight;
            this.sender = sender;
        }

        @Override
        public void onCompletion(@Nullable RecordMetadata at, @Nullable Exception failure) {
            if (failure == null && at != null) {
                proven = true;
                topics.add(at.topic());
                if (unanswered.remove(freight) != null) {
                    freight.arrived(at);
                }
                return;
            }
            var onTheProducersThread = !Thread.currentThread().equals(sender);
            var why = Failure.of(failure == null ? new IllegalStateException() : failure, !onTheProducersThread);
            failed(freight, why, onTheProducersThread);
            if (onTheProducersThread && isCut() && halted.compareAndSet(false, true)) {
                // Here and now, and whoever cut the line: a moment later the producer would send what comes after the
                // record that failed.
                producer.close(Duration.ZERO);
            }
        }
    }
}
