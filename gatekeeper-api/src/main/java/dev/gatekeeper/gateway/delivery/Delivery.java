package dev.gatekeeper.gateway.delivery;

import org.apache.kafka.clients.producer.ProducerRecord;

/// Keeps the records of one topic. Records with the same key are kept in the order in which they are delivered,
/// as far as one call returned before the next began. Thread-safe.
public interface Delivery {

    /// The name of the log's.
    String CHANGE_SETS = "change-sets";

    /// The name of the audit's.
    String REJECTIONS = "rejections";

    /// Returns within a bound of time, and says only what is certain.
    Delivered deliver(ProducerRecord<byte[], byte[]> record);
}
