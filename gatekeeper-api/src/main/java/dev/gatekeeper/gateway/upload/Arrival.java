package dev.gatekeeper.gateway.upload;

import dev.gatekeeper.changeset.rejection.Reason;
import dev.gatekeeper.changeset.wal2json.LineGroup;
import dev.gatekeeper.gateway.admission.Refusal;

/// What comes next in an upload.
sealed interface Arrival {

    /// The lines of one change set.
    ///
    /// @param lastLine the line that is its last, or blank ones after it: from 1, blank ones counted
    record Arrived(LineGroup group, long lastLine) implements Arrival {}

    /// There is nothing more.
    record End() implements Arrival {}

    /// What was awaited did not come within the time.
    record TooSlow() implements Arrival {}

    /// There is no room now for what comes.
    record NoRoom() implements Arrival {}

    /// The gateway stops, and takes nothing more.
    record Stopping() implements Arrival {}

    /// What comes from here on can't be read.
    record Refused(Refusal refusal, Reason reason) implements Arrival {}

    /// The sender went away before the end.
    record Broken() implements Arrival {}
}
