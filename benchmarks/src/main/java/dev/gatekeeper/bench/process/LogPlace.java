package dev.gatekeeper.bench.process;

/// Where the services find the log of change sets.
///
/// @param partitions as whoever comes first makes the topic
public record LogPlace(String bootstrapServers, String topic, int partitions) {}
