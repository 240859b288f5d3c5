package dev.gatekeeper.gateway.intake;

import dev.gatekeeper.changeset.rejection.Reason;
import java.util.Optional;

/// What the checks say of a body. Small, whatever the body's size.
sealed interface Verdict {

    /// A change set.
    ///
    /// @param changes how many changes it has
    /// @param nextLsn its position in the upstream's log, where it says so
    record Sound(int changes, Optional<String> nextLsn) implements Verdict {}

    /// A change set, some of whose tables its sender may not write.
    ///
    /// @param why a sentence
    record Forbidden(String why) implements Verdict {}

    record NotJson(Reason reason) implements Verdict {}

    /// JSON, but no change set.
    record Invalid(Reason reason) implements Verdict {}
}
