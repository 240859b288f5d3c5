package dev.gatekeeper.gateway.delivery;

import org.apache.kafka.clients.producer.ProducerRecord;

/// Keeps the records of one topic. Records with the same key are kept in the order in which they are handed over, as
/// far
/// as one call returned before the next began. Thread-safe.
public interface Delivery {

    /// The name of the log's.
    String CHANGE_SETS = "change-sets";

    /// The name of the audit's.
    String REJECTIONS = "rejections";

    /// Hands a record over. What becomes of it is known within a bound of time, and only what is certain is said.
    ///
    /// @param sequence what the record belongs to; where that is broken, it goes nowhere
    Pending<Delivered> send(ProducerRecord<byte[], byte[]> record, Sequence sequence);

    /// Whether a record that is handed over now takes no time: it goes straight to Kafka, and nothing has to be waited
    /// for before. That may have changed a moment later; then it takes a while.
    default boolean isPrompt() {
        return false;
    }

    /// Keeps a record that stands alone, and waits for what becomes of it.
    default Delivered deliver(ProducerRecord<byte[], byte[]> record) {
        return send(record, Sequence.ofOne()).await();
    }
}
