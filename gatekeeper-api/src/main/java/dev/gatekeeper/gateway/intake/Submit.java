package dev.gatekeeper.gateway.intake;

import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.changeset.IdempotencyKey;
import dev.gatekeeper.changeset.StreamName;
import dev.gatekeeper.changeset.rejection.Payload;
import dev.gatekeeper.changeset.rejection.Reason;
import dev.gatekeeper.changeset.rejection.Rejection;
import dev.gatekeeper.gateway.log.AcceptedChangeSet;
import dev.gatekeeper.gateway.log.Appended;
import dev.gatekeeper.gateway.log.ChangeLog;
import dev.gatekeeper.gateway.rejection.Audit;
import dev.gatekeeper.gateway.rejection.Audited;
import dev.gatekeeper.gateway.status.RecentlyLogged;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The way of a request: it is checked, and then logged or refused. A refusal is kept before it is told. Thread-safe.
@Singleton
final class Submit {

    private final Limits limits;
    private final Checks checks;
    private final ChangeLog log;
    private final Audit audit;
    private final RecentlyLogged recent;
    private final Clock clock;

    Submit(Limits limits, Checks checks, ChangeLog log, Audit audit, RecentlyLogged recent, Clock clock) {
        this.limits = limits;
        this.checks = checks;
        this.log = log;
        this.audit = audit;
        this.recent = recent;
        this.clock = clock;
    }

    Outcome submit(Submission submission) throws InterruptedException {
        var key = submission.address().keyAtHand();
        return switch (submission.body()) {
            case Body.Whole(var payload) ->
                switch (submission.address()) {
                    case Address.Clear clear -> check(submission, clear, payload);
                    case Address.Unclear(var reason, var _) ->
                        reject(submission, key, null, reason, payload, r -> new Outcome.BadRequest(key, r));
                };
            case Body.TooLarge(var beginning, var drained) ->
                reject(
                        submission,
                        key,
                        submission.address().streamIfClear(),
                        tooLarge(beginning, drained),
                        beginning,
                        r -> new Outcome.TooLarge(key, r, drained));
            case Body.TooSlow(), Body.Broken() -> new Outcome.Incomplete(key);
            case Body.NoRoom() -> new Outcome.Unavailable(key, "The gateway has no memory free for this body now.");
        };
    }

    private Outcome check(Submission submission, Address.Clear address, Payload payload) throws InterruptedException {
        var key = address.keyAtHand();
        return switch (checks.judge(payload.bytes())) {
            case Verdict.Sound(var changes, var nextLsn) ->
                log(submission, address.stream(), address.keyOf(nextLsn), payload, changes);
            case Verdict.NotJson(var reason) ->
                reject(submission, key, address.stream(), reason, payload, r -> new Outcome.NotJson(key, r));
            case Verdict.Invalid(var reason) ->
                reject(submission, key, address.stream(), reason, payload, r -> new Outcome.Invalid(key, r));
        };
    }

    private Outcome log(Submission submission, StreamName stream, IdempotencyKey key, Payload payload, int changes) {
        var id = ChangeSetId.of(stream, key, 0);
        var accepted = new AcceptedChangeSet(id, stream, payload, submission.sender(), submission.traceparent());
        return switch (log.append(accepted)) {
            case Appended.Logged(var position) -> {
                recent.remember(id, stream, changes, position);
                yield new Outcome.Logged(key, new Receipt(id, stream, changes, position));
            }
            case Appended.NotLogged(var why) -> new Outcome.Unavailable(key, why);
            case Appended.Unknown(var why) -> new Outcome.Unknown(key, id, why);
        };
    }

    private Outcome reject(
            Submission submission,
            IdempotencyKey key,
            @Nullable StreamName stream,
            Reason reason,
            Payload payload,
            Function<Rejection, Outcome> outcome) {
        var id = stream == null ? null : ChangeSetId.of(stream, key, 0);
        var rejection = Rejection.atGateway(id, stream, reason, payload, submission.sender(), clock.instant());
        return switch (audit.keep(rejection)) {
            case Audited.Kept() -> outcome.apply(rejection);
            case Audited.NotKept(var why) ->
                new Outcome.Unavailable(key, "The request is refused, but the refusal can't be kept: " + why);
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
