package dev.gatekeeper.gateway.intake;

import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.changeset.IdempotencyKey;
import dev.gatekeeper.changeset.rejection.Rejection;

/// What became of a request.
sealed interface Outcome {

    /// Under which the request may be repeated.
    IdempotencyKey key();

    /// Every in-sync replica of the log has it.
    record Logged(IdempotencyKey key, Receipt receipt) implements Outcome {}

    /// Refused, and kept in the audit.
    sealed interface Rejected extends Outcome {
        Rejection rejection();
    }

    /// What the request says of itself makes no sense.
    record BadRequest(IdempotencyKey key, Rejection rejection) implements Rejected {}

    record NotJson(IdempotencyKey key, Rejection rejection) implements Rejected {}

    /// JSON, but no change set.
    record Invalid(IdempotencyKey key, Rejection rejection) implements Rejected {}

    /// @param drained whether the sender has nothing more to send
    record TooLarge(IdempotencyKey key, Rejection rejection, boolean drained) implements Rejected {}

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
