package dev.gatekeeper.faults.event;

import java.time.Duration;

/// Something that was done to the cluster, or that happened to it.
///
/// @param at since the round began
public record Event(Duration at, String what) {}
