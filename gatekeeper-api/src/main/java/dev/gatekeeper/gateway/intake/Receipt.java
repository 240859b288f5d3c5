package dev.gatekeeper.gateway.intake;

import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.changeset.StreamName;
import dev.gatekeeper.gateway.log.LogPosition;

/// What a sender gets for a change set that is kept.
record Receipt(ChangeSetId id, StreamName stream, int changes, LogPosition position) {}
