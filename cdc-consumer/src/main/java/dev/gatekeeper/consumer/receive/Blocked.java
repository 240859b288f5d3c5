package dev.gatekeeper.consumer.receive;

import java.time.Instant;

/// A partition that is not getting on.
///
/// @param why a sentence
/// @param remedy what a person can do about it
public record Blocked(String topic, int partition, Instant since, String why, String remedy) {}
