package dev.gatekeeper.gateway.status;

import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.gateway.log.LogPosition;
import java.time.Duration;
import java.util.Optional;

/// The service past the log, which knows what became of a change set.
interface Consumer {

    /// Waits up to `wait` for the change set to be decided, and then a bounded time for the answer.
    default Known ask(ChangeSetId id, Duration wait) throws InterruptedException {
        return ask(id, Optional.empty(), wait);
    }

    /// The same, for the record at a place of the log: another under the same id may have been decided before.
    Known ask(ChangeSetId id, Optional<LogPosition> at, Duration wait) throws InterruptedException;

    /// What the consumer says.
    sealed interface Known {

        /// Applied or rejected.
        ///
        /// @param json the consumer's own answer, passed on as it is
        record Decided(String json) implements Known {}

        record NotDecided() implements Known {}

        /// It does not answer, or not as it should.
        record Unreachable() implements Known {}
    }
}
