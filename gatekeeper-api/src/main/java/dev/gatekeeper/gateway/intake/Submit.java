package dev.gatekeeper.gateway.intake;

import dev.gatekeeper.changeset.Format;
import dev.gatekeeper.changeset.IdempotencyKey;
import dev.gatekeeper.changeset.Payload;
import dev.gatekeeper.changeset.rejection.Reason;
import dev.gatekeeper.gateway.admission.Candidate;
import dev.gatekeeper.gateway.admission.Decision;
import dev.gatekeeper.gateway.admission.Door;
import dev.gatekeeper.gateway.admission.Handed;
import dev.gatekeeper.gateway.admission.Name;
import dev.gatekeeper.gateway.admission.Naming;
import dev.gatekeeper.gateway.admission.Refusal;
import dev.gatekeeper.gateway.body.Body;
import dev.gatekeeper.gateway.delivery.Sequence;
import dev.gatekeeper.gateway.limit.Limits;
import dev.gatekeeper.gateway.request.Address;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/// The way of a request whose body is one change set. Thread-safe.
@Singleton
final class Submit {

    private final Limits limits;
    private final Door door;

    Submit(Limits limits, Door door) {
        this.limits = limits;
        this.door = door;
    }

    Outcome submit(Submission submission) throws InterruptedException {
        var key = submission.address().keyAtHand();
        return switch (submission.body()) {
            case Body.Whole(var payload) ->
                switch (submission.address()) {
                    case Address.Clear clear -> decide(submission, clear, payload);
                    case Address.Unclear unclear -> refuse(submission, unclear, payload, true);
                };
            case Body.TooLarge(var beginning, var drained) ->
                switch (submission.address()) {
                    case Address.Clear clear -> refuseTooLarge(submission, clear, beginning, drained);
                    case Address.Unclear unclear -> refuse(submission, unclear, beginning, drained);
                };
            case Body.Corrupt(var beginning, var why) ->
                switch (submission.address()) {
                    case Address.Clear clear -> refuseCorrupt(submission, clear, beginning, why);
                    case Address.Unclear unclear -> refuse(submission, unclear, beginning, false);
                };
            case Body.TooSlow(), Body.Broken() -> new Outcome.Incomplete(key);
            case Body.NoRoom() -> new Outcome.Unavailable(key, "The gateway has no memory free for this body now.");
        };
    }

    /// The same for a whole body, without waiting for anything: where that can be, and the change set is sound. Else
    /// nothing is done.
    ///
    /// @param executor on which the outcome comes
    Optional<CompletionStage<Outcome>> submitAtOnce(Submission submission, Executor executor) {
        return submission.address() instanceof Address.Clear address
                        && submission.body() instanceof Body.Whole(var payload)
                ? door.admitAtOnce(candidate(submission, address, payload), naming(address))
                        .map(handed -> handed.decision()
                                .whenKnown(executor)
                                .thenApply(decision -> outcome(address.keyAtHand(), true, decision)))
                : Optional.empty();
    }

    private Outcome decide(Submission submission, Address.Clear address, Payload payload) throws InterruptedException {
        var candidate = candidate(submission, address, payload);
        return outcome(address.keyAtHand(), true, door.admit(candidate, naming(address), Sequence.ofOne()));
    }

    private static Candidate candidate(Submission submission, Address.Clear address, Payload payload) {
        return new Candidate(
                address.stream(),
                Format.WAL2JSON_1,
                payload,
                submission.sender(),
                submission.grants(),
                submission.traceparent());
    }

    private Outcome refuseTooLarge(Submission submission, Address.Clear address, Payload beginning, boolean drained) {
        var reason = tooLarge(beginning, drained);
        var sender = submission.sender();
        return outcome(
                address.keyAtHand(),
                drained,
                door.refuse(Refusal.TOO_LARGE, reason, beginning, sender, naming(address), Sequence.ofOne()));
    }

    private Outcome refuseCorrupt(Submission submission, Address.Clear address, Payload beginning, String why) {
        var reason = Reason.corruptBody(why);
        var sender = submission.sender();
        return outcome(
                address.keyAtHand(),
                false,
                door.refuse(Refusal.CORRUPT, reason, beginning, sender, naming(address), Sequence.ofOne()));
    }

    private Outcome refuse(Submission submission, Address.Unclear address, Payload payload, boolean drained) {
        var sender = submission.sender();
        return outcome(
                address.keyAtHand(),
                drained,
                door.refuseNameless(Refusal.UNCLEAR_REQUEST, address.reason(), payload, sender));
    }

    /// The change set is the request's only one.
    private static Naming naming(Address.Clear address) {
        return nextLsn -> new Name(address.stream(), address.keyOf(nextLsn), 0);
    }

    private static Outcome outcome(IdempotencyKey keyAtHand, boolean drained, Handed handed) {
        return outcome(keyAtHand, drained, handed.decision().await());
    }

    private static Outcome outcome(IdempotencyKey keyAtHand, boolean drained, Decision decision) {
        return switch (decision) {
            case Decision.Kept(var name, var receipt, var warnings) -> new Outcome.Kept(name.key(), receipt, warnings);
            case Decision.Refused(var refusal, var rejection) ->
                new Outcome.Refused(keyAtHand, refusal, rejection, drained);
            case Decision.Forbidden(var why) -> new Outcome.Forbidden(keyAtHand, why);
            case Decision.Unavailable(var why) -> new Outcome.Unavailable(keyAtHand, why);
            case Decision.Unknown(var name, var why) -> new Outcome.Unknown(name.key(), name.id(), why);
        };
    }

    /// @param drained whether the end was seen: else there may be more than was counted
    private Reason tooLarge(Payload beginning, boolean drained) {
        return new Reason(
                "too-large",
                "The body has " + (drained ? "" : "at least ") + beginning.length()
                        + " bytes, and a change set may have " + limits.changeSetBytes()
                        + ": send smaller transactions.");
    }
}
