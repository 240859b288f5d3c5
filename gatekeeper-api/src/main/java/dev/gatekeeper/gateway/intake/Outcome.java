package dev.gatekeeper.gateway.intake;

import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.changeset.IdempotencyKey;
import dev.gatekeeper.changeset.Violations;
import dev.gatekeeper.changeset.rejection.Rejection;
import dev.gatekeeper.gateway.admission.Receipt;
import dev.gatekeeper.gateway.admission.Refusal;
import dev.gatekeeper.gateway.status.Fate;

/// What became of a request with one change set.
sealed interface Outcome {

    /// Under which the request may be repeated.
    IdempotencyKey key();

    /// Accepted and durable.
    ///
    /// @param warnings in what it breaks the contracts of its tables all the same
    record Kept(IdempotencyKey key, Receipt receipt, Violations warnings) implements Outcome {

        Kept(IdempotencyKey key, Receipt receipt) {
            this(key, receipt, Violations.NONE);
        }
    }

    /// Logged, and applied while its sender waited.
    ///
    /// @param isTold whether its sender may read what it did; that says which rows were there
    /// @param warnings in what it breaks the contracts of its tables all the same
    record Applied(IdempotencyKey key, Receipt.Logged receipt, Fate.Applied fate, boolean isTold, Violations warnings)
            implements Outcome {}

    /// Logged, and rejected past the log while its sender waited.
    ///
    /// @param fate as its sender may read it
    record Rejected(IdempotencyKey key, Receipt.Logged receipt, Fate.Rejected fate) implements Outcome {}

    /// Refused, and kept in the audit.
    ///
    /// @param drained whether the sender has nothing more to send
    record Refused(IdempotencyKey key, Refusal refusal, Rejection rejection, boolean drained) implements Outcome {}

    /// Its sender may not write it. It is kept nowhere.
    ///
    /// @param why a sentence
    record Forbidden(IdempotencyKey key, String why) implements Outcome {}

    /// The body did not come to its end, or not in time.
    record Incomplete(IdempotencyKey key) implements Outcome {}

    /// It can't be kept now, and nothing was sent.
    ///
    /// @param why a sentence
    record Unavailable(IdempotencyKey key, String why) implements Outcome {}

    /// It was sent, and may be logged or not.
    ///
    /// @param why a sentence
    record Unknown(IdempotencyKey key, ChangeSetId id, String why) implements Outcome {}
}
