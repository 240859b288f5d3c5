package dev.gatekeeper.gateway.intake;

import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.changeset.StreamName;
import dev.gatekeeper.changeset.rejection.Payload;
import dev.gatekeeper.changeset.rejection.Reason;
import dev.gatekeeper.changeset.rejection.Rejection;
import dev.gatekeeper.changeset.rejection.Sender;
import dev.gatekeeper.gateway.log.AcceptedChangeSet;
import dev.gatekeeper.gateway.log.Appended;
import dev.gatekeeper.gateway.log.ChangeLog;
import dev.gatekeeper.gateway.rejection.Audit;
import dev.gatekeeper.gateway.rejection.Audited;
import dev.gatekeeper.gateway.status.RecentlyKept;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The way of one change set, however it came: it is checked, and then logged or refused. A refusal is kept
/// before it is told. Thread-safe.
@Singleton
final class Door {

    private final Checks checks;
    private final ChangeLog log;
    private final Audit audit;
    private final RecentlyKept recent;
    private final IntakeMeters meters;
    private final Clock clock;

    Door(Checks checks, ChangeLog log, Audit audit, RecentlyKept recent, IntakeMeters meters, Clock clock) {
        this.checks = checks;
        this.log = log;
        this.audit = audit;
        this.recent = recent;
        this.meters = meters;
        this.clock = clock;
    }

    /// Returns once it is certain what became of it, or is not to be had.
    Decision decide(Candidate candidate, Naming naming) throws InterruptedException {
        var payload = candidate.payload();
        return switch (checks.judge(candidate.format(), payload.bytes(), candidate.grants())) {
            case Verdict.Sound(var changes, var nextLsn) -> log(candidate, naming.name(nextLsn), changes);
            case Verdict.Forbidden(var why) -> meters.decided(new Decision.Forbidden(why), payload.length());
            case Verdict.NotJson(var reason) -> refuse(Refusal.NOT_JSON, reason, payload, candidate.sender(), naming);
            case Verdict.Invalid(var reason) ->
                refuse(Refusal.NO_CHANGE_SET, reason, payload, candidate.sender(), naming);
        };
    }

    /// Refuses what is named without being read.
    Decision refuse(Refusal refusal, Reason reason, Payload payload, Sender sender, Naming naming) {
        var name = naming.name(Optional.empty());
        return refuse(refusal, reason, payload, sender, name.id(), name.stream());
    }

    /// Refuses what has no name: the request is not clear about it.
    Decision refuseNameless(Refusal refusal, Reason reason, Payload payload, Sender sender) {
        return refuse(refusal, reason, payload, sender, null, null);
    }

    private Decision refuse(
            Refusal refusal,
            Reason reason,
            Payload payload,
            Sender sender,
            @Nullable ChangeSetId id,
            @Nullable StreamName stream) {
        var rejection = Rejection.atGateway(id, stream, reason, payload, sender, clock.instant());
        var decision = switch (audit.keep(rejection)) {
            case Audited.Kept() -> new Decision.Refused(refusal, rejection);
            case Audited.NotKept(var why) ->
                new Decision.Unavailable("It is refused, but the refusal can't be kept: " + why);
        };
        return meters.decided(decision, payload.length());
    }

    private Decision log(Candidate candidate, Name name, int changes) {
        var id = name.id();
        var accepted = new AcceptedChangeSet(
                id,
                name.stream(),
                candidate.format(),
                candidate.payload(),
                candidate.sender(),
                candidate.traceparent());
        var decision = switch (log.append(accepted)) {
            case Appended.Logged(var position) -> {
                recent.logged(id, name.stream(), changes, position);
                yield new Decision.Kept(name, new Receipt.Logged(id, name.stream(), changes, position));
            }
            case Appended.Spooled() -> {
                recent.spooled(id, name.stream(), changes);
                yield new Decision.Kept(name, new Receipt.Spooled(id, name.stream(), changes));
            }
            case Appended.NotLogged(var why) -> new Decision.Unavailable(why);
            case Appended.Unknown(var why) -> new Decision.Unknown(name, why);
        };
        return meters.decided(decision, candidate.payload().length());
    }
}
