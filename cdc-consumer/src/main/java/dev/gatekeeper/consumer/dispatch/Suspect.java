package dev.gatekeeper.consumer.dispatch;

import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.changeset.StreamName;
import org.jspecify.annotations.Nullable;

/// The record that a partition is blocked at, once it has failed alone.
///
/// @param id null where the record bears none that can be read; likewise the stream
public record Suspect(
        long offset, @Nullable ChangeSetId id, @Nullable StreamName stream) {}
