package dev.gatekeeper.gateway.delivery;

import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Keeps the records of one topic. Records with the same key are kept in the order in which they are handed over, as
/// far as one call returned before the next began. Thread-safe.
public interface Delivery {

    /// The name of the log's.
    String CHANGE_SETS = "change-sets";

    /// The name of the audit's.
    String REJECTIONS = "rejections";

    /// Hands a record over. What becomes of it is known within a bound of time, and only what is certain is said.
    ///
    /// @param sequence what the record belongs to; where that is broken, it goes nowhere
    Pending<Delivered> send(ProducerRecord<byte[], byte[]> record, Sequence sequence);

    /// Hands over a record that stands alone, on a thread that must not wait: it goes straight to Kafka, behind all
    /// of its key that was handed over before. Empty where anything would have to be waited for: then nothing was
    /// done.
    default Optional<Pending<Delivered>> sendAtOnce(ProducerRecord<byte[], byte[]> record) {
        return Optional.empty();
    }

    /// Whether [#sendAtOnce] would do it now, as far as that can be told without trying.
    default boolean isPrompt() {
        return false;
    }

    /// Keeps a record that stands alone, and waits for what becomes of it.
    default Delivered deliver(ProducerRecord<byte[], byte[]> record) {
        return send(record, Sequence.ofOne()).await();
    }
}
