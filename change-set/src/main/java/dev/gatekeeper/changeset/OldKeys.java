package dev.gatekeeper.changeset;

/// What is known of a row before it changed: enough to find it.
public record OldKeys(Columns columns) {}
