package dev.gatekeeper.faults.event;

import java.time.Duration;

/// A fault that struck.
///
/// @param kind what it was, in a few words
/// @param from since the round began
/// @param to when it was healed; what was started again may take a while longer until it does its work
public record Struck(String kind, Duration from, Duration to) {}
