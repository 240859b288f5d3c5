package dev.gatekeeper.gateway.kafka;

/// Looks at Kafka once.
interface KafkaProbe {

    /// Takes no longer than a few times the bound, and does not throw for what Kafka does or leaves undone.
    KafkaState look();
}
