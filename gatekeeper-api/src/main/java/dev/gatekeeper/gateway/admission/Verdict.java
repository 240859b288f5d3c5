package dev.gatekeeper.gateway.admission;

import dev.gatekeeper.changeset.Violations;
import dev.gatekeeper.changeset.rejection.Reason;
import java.util.Optional;

/// What the checks say of a body. Small, whatever the body's size.
sealed interface Verdict {

    /// A change set.
    ///
    /// @param changes how many changes it has
    /// @param nextLsn its position in the upstream's log, where it says so
    /// @param warnings in what it breaks the contracts of its tables, where that is no reason to refuse it
    record Sound(int changes, Optional<String> nextLsn, Violations warnings) implements Verdict {}

    /// A change set that breaks the contracts of its tables.
    record Breach(Reason reason) implements Verdict {}

    /// A change set, some of whose tables its sender may not write.
    ///
    /// @param why a sentence
    record Forbidden(String why) implements Verdict {}

    record NotJson(Reason reason) implements Verdict {}

    /// JSON, but no change set.
    record Invalid(Reason reason) implements Verdict {}
}
