package dev.gatekeeper.consumer.replay;

import dev.gatekeeper.changeset.Format;
import dev.gatekeeper.changeset.rejection.Reason;

/// What the checks say of a payload that is to be sent again.
sealed interface Checked {

    /// A change set.
    ///
    /// @param changes how many it has
    record Sound(Format format, int changes) implements Checked {}

    /// None that the door would take.
    record Unsound(Reason reason) implements Checked {}

    /// One, some of whose tables may not be written by who wants it sent.
    ///
    /// @param why a sentence
    record Forbidden(String why) implements Checked {}
}
