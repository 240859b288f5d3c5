package dev.gatekeeper.consumer.ledger;

import java.time.Instant;

/// The last change set of a stream in the log that is applied.
public record LatestApplied(String topic, int partition, long offset, Instant acceptedAt) {}
