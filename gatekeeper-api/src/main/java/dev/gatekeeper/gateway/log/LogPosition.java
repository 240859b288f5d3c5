package dev.gatekeeper.gateway.log;

/// Where a change set stands in the log.
public record LogPosition(String topic, int partition, long offset) {}
