package dev.gatekeeper.gateway.kafka;

/// What became of a record.
public sealed interface Written {

    /// Every in-sync replica has it.
    record At(String topic, int partition, long offset) implements Written {}

    /// Kafka does not have it.
    ///
    /// @param why a sentence
    record Nowhere(String why) implements Written {}

    /// Kafka may have it or not: it was sent, and no answer came in time.
    ///
    /// @param why a sentence
    record Perhaps(String why) implements Written {}
}
