package dev.gatekeeper.gateway.admission;

import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.changeset.StreamName;
import dev.gatekeeper.gateway.log.LogPosition;

/// What a sender gets for a change set that is kept.
public sealed interface Receipt {

    ChangeSetId id();

    StreamName stream();

    /// How many changes it has.
    int changes();

    /// Every in-sync replica of the log has it.
    record Logged(ChangeSetId id, StreamName stream, int changes, LogPosition position) implements Receipt {}

    /// It is on the gateway's disk, and goes to the log in its order.
    record Spooled(ChangeSetId id, StreamName stream, int changes) implements Receipt {}
}
