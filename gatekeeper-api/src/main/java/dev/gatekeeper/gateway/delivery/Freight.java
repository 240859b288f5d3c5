package dev.gatekeeper.gateway.delivery;

import dev.gatekeeper.gateway.kafka.Failure;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/// A record on its way to Kafka. Just one of [#arrived], [#refused] and
/// [#stranded] is called, once.
interface Freight {

    ProducerRecord<byte[], byte[]> toSend();

    /// Every in-sync replica has it.
    void arrived(RecordMetadata at);

    /// Whether to be refused for that settles it. Else the line is cut, so that nothing gets there before it.
    boolean settles(Failure failure);

    /// It is not taken, for a reason that [#settles] it.
    void refused(Failure failure);

    /// Whether there may be others behind it that must not get there without it: then the line is cut where it is
    /// refused.
    boolean leadsOthers();

    /// The line was cut before anything was known of it. Those of a line are told in the order in which they
    /// were sent.
    void stranded();
}
