package dev.gatekeeper.gateway.admission;

import dev.gatekeeper.changeset.Violations;
import dev.gatekeeper.changeset.rejection.Rejection;

/// What became of one change set.
public sealed interface Decision {

    /// Accepted and durable.
    ///
    /// @param warnings in what it breaks the contracts of its tables all the same
    record Kept(Name name, Receipt receipt, Violations warnings) implements Decision {}

    /// Refused, and kept in the audit.
    record Refused(Refusal refusal, Rejection rejection) implements Decision {}

    /// Its sender may not write it. It is kept nowhere.
    ///
    /// @param why a sentence
    record Forbidden(String why) implements Decision {}

    /// It can't be kept now, and nothing of it was logged.
    ///
    /// @param why a sentence
    record Unavailable(String why) implements Decision {}

    /// It was sent, and may be logged or not.
    ///
    /// @param why a sentence
    record Unknown(Name name, String why) implements Decision {}
}
