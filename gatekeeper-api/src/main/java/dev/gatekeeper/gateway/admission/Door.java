package dev.gatekeeper.gateway.admission;

import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.changeset.Payload;
import dev.gatekeeper.changeset.Sender;
import dev.gatekeeper.changeset.Violations;
import dev.gatekeeper.changeset.rejection.Reason;
import dev.gatekeeper.changeset.rejection.Rejection;
import dev.gatekeeper.gateway.delivery.Pending;
import dev.gatekeeper.gateway.delivery.Sequence;
import dev.gatekeeper.gateway.log.AcceptedChangeSet;
import dev.gatekeeper.gateway.log.Appended;
import dev.gatekeeper.gateway.log.ChangeLog;
import dev.gatekeeper.gateway.rejection.Audit;
import dev.gatekeeper.gateway.rejection.Audited;
import dev.gatekeeper.gateway.status.RecentlyKept;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/// The way of one change set, however it came: it is checked, and then logged or refused. What becomes of it is known
/// a little later. A refusal is kept before it is told. Thread-safe.
@Singleton
public final class Door {

    /// What a violation takes, about, with its texts.
    private static final int VIOLATION_BYTES = 1024;

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

    /// Checks a change set and hands it over.
    ///
    /// @param sequence what it came with
    public Handed admit(Candidate candidate, Naming naming, Sequence sequence) throws InterruptedException {
        var payload = candidate.payload();
        return switch (checks.judge(candidate)) {
            case Verdict.Sound sound -> log(candidate, naming.name(sound.nextLsn()), sound, sequence);
            case Verdict.Forbidden(var why) -> Handed.last(forbidden(why, payload));
            case Verdict.NotJson(var reason) ->
                refuse(Refusal.NOT_JSON, reason, payload, candidate.sender(), naming, sequence);
            case Verdict.Breach(var reason) ->
                refuse(Refusal.BREAKS_CONTRACT, reason, payload, candidate.sender(), naming, sequence);
            case Verdict.Invalid(var reason) ->
                refuse(Refusal.NO_CHANGE_SET, reason, payload, candidate.sender(), naming, sequence);
        };
    }

    /// Checks a change set that came alone and hands it over, without waiting for anything. Where that can't be, or
    /// something speaks against the change set, nothing is done, and it is to be admitted as any other is.
    public Optional<Handed> admitAtOnce(Candidate candidate, Naming naming) {
        return log.isPrompt()
                ? checks.glance(candidate).flatMap(sound -> logAtOnce(candidate, naming.name(sound.nextLsn()), sound))
                : Optional.empty();
    }

    /// Refuses what is named without being read.
    public Handed refuse(
            Refusal refusal, Reason reason, Payload payload, Sender sender, Naming naming, Sequence sequence) {
        var name = naming.name(Optional.empty());
        return refuse(
                refusal,
                Rejection.atGateway(name.id(), name.stream(), reason, payload, sender, clock.instant()),
                sequence);
    }

    /// Refuses what has no name: the request is not clear about it.
    public Handed refuseNameless(Refusal refusal, Reason reason, Payload payload, Sender sender) {
        return refuse(
                refusal, Rejection.atGateway(null, null, reason, payload, sender, clock.instant()), Sequence.ofOne());
    }

    private Decision forbidden(String why, Payload payload) {
        return meters.decided(new Decision.Forbidden(why), payload.length());
    }

    private Handed refuse(Refusal refusal, Rejection rejection, Sequence sequence) {
        var decision = audit.keep(rejection, sequence)
                .then(audited -> meters.decided(
                        decision(audited, refusal, rejection),
                        rejection.payload().bytes().length));
        return Handed.refused(decision, bytes(rejection));
    }

    private static Decision decision(Audited audited, Refusal refusal, Rejection rejection) {
        return switch (audited) {
            case Audited.Kept() -> new Decision.Refused(refusal, rejection);
            case Audited.NotKept(var why) ->
                new Decision.Unavailable("It is refused, but the refusal can't be kept: " + why);
        };
    }

    /// The payload is held as it came and as the audit's record has it, and so are the violations.
    private static long bytes(Rejection rejection) {
        return 2L * rejection.payload().bytes().length
                + bytes(rejection.reason().violations());
    }

    private static long bytes(Violations violations) {
        return (long) VIOLATION_BYTES * violations.first().size();
    }

    private Handed log(Candidate candidate, Name name, Verdict.Sound sound, Sequence sequence) {
        var accepted = accepted(candidate, name);
        return handed(accepted, name, sound, log.append(accepted, sequence));
    }

    private Optional<Handed> logAtOnce(Candidate candidate, Name name, Verdict.Sound sound) {
        var accepted = accepted(candidate, name);
        return log.appendAtOnce(accepted).map(pending -> handed(accepted, name, sound, pending));
    }

    private static AcceptedChangeSet accepted(Candidate candidate, Name name) {
        return new AcceptedChangeSet(
                name.id(),
                name.stream(),
                candidate.format(),
                candidate.payload(),
                candidate.sender(),
                candidate.traceparent());
    }

    private Handed handed(AcceptedChangeSet accepted, Name name, Verdict.Sound sound, Pending<Appended> pending) {
        var bytes = accepted.payload().length();
        var decision = pending.then(appended -> meters.decided(decision(appended, name, accepted.id(), sound), bytes));
        return Handed.accepted(decision, bytes + bytes(sound.warnings()));
    }

    private Decision decision(Appended appended, Name name, ChangeSetId id, Verdict.Sound sound) {
        var changes = sound.changes();
        return switch (appended) {
            case Appended.Logged(var position) -> {
                recent.logged(id, name.stream(), changes, position);
                yield new Decision.Kept(
                        name, new Receipt.Logged(id, name.stream(), changes, position), sound.warnings());
            }
            case Appended.Spooled() -> {
                recent.spooled(id, name.stream(), changes);
                yield new Decision.Kept(name, new Receipt.Spooled(id, name.stream(), changes), sound.warnings());
            }
            case Appended.NotLogged(var why) -> new Decision.Unavailable(why);
            case Appended.Unknown(var why) -> new Decision.Unknown(name, why);
        };
    }
}
