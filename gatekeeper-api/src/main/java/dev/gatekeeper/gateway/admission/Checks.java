package dev.gatekeeper.gateway.admission;

import dev.gatekeeper.changeset.ChangeSet;
import dev.gatekeeper.changeset.Format;
import dev.gatekeeper.changeset.Violation;
import dev.gatekeeper.changeset.Violations;
import dev.gatekeeper.changeset.contract.ContractCheck;
import dev.gatekeeper.changeset.contract.Findings;
import dev.gatekeeper.changeset.contract.TableLookup;
import dev.gatekeeper.changeset.rejection.Reason;
import dev.gatekeeper.changeset.wal2json.ChangeSetParser;
import dev.gatekeeper.changeset.wal2json.ParseResult;
import dev.gatekeeper.changeset.wal2json.ParserSettings;
import dev.gatekeeper.gateway.contract.ContractMode;
import dev.gatekeeper.gateway.contract.Contracts;
import dev.gatekeeper.gateway.limit.Limits;
import dev.gatekeeper.gateway.limit.Memory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Parses bodies, no more at a time than memory allows, holds them against the contracts of their tables, and lets go
/// of all that it made of them. Thread-safe.
@Singleton
final class Checks {

    private final ChangeSetParser parser;
    private final Memory memory;
    private final Limits limits;
    private final IntakeMeters meters;
    private final Contracts contracts;

    @Inject
    Checks(ParserSettings settings, Limits limits, IntakeMeters meters, Contracts contracts) {
        this(new ChangeSetParser(settings), new Memory(limits.parsedBytes()), limits, meters, contracts);
    }

    Checks(ChangeSetParser parser, Memory memory, Limits limits, IntakeMeters meters, Contracts contracts) {
        this.parser = parser;
        this.memory = memory;
        this.limits = limits;
        this.meters = meters;
        this.contracts = contracts;
    }

    /// What the checks say, and which of its tables that hangs on.
    private record Look(Verdict verdict, Findings findings) {

        static Look at(Verdict verdict) {
            return new Look(verdict, Findings.NONE);
        }
    }

    /// A contract that seems to be broken is refreshed before the verdict stands. Nothing of the body is held meanwhile
    /// but its bytes: it is read a second time.
    Verdict judge(Candidate candidate) throws InterruptedException {
        var mode = contracts.mode(candidate.stream());
        var look = look(candidate, mode, contracts.known(candidate.grants()));
        if (!look.findings().isEmpty()) {
            look = look(candidate, mode, contracts.refreshed(look.findings().tables(), candidate.grants()));
            if (!look.findings().isEmpty()) {
                contracts.found(candidate.stream(), mode, look.findings());
            }
        }
        return look.verdict();
    }

    /// The verdict on a change set that nothing speaks against, where neither memory nor the consumer has to be waited
    /// for. Empty is no verdict.
    Optional<Verdict.Sound> glance(Candidate candidate) {
        var payload = candidate.payload().bytes();
        try (var share = memory.share()) {
            return share.growTo(payload.length)
                    ? changeSet(candidate.format(), payload)
                            .filter(changeSet -> changeSet.changes().size() <= limits.changes())
                            .flatMap(changeSet -> soundWithoutDoubt(changeSet, candidate))
                    : Optional.empty();
        }
    }

    private Optional<Verdict.Sound> soundWithoutDoubt(ChangeSet changeSet, Candidate candidate) {
        var isSound = candidate.grants().refusal(changeSet.changes()).isEmpty()
                && (contracts.mode(candidate.stream()) == ContractMode.OFF
                        || ContractCheck.isKept(changeSet, contracts.known(candidate.grants())));
        return isSound
                ? Optional.of(new Verdict.Sound(changeSet.changes().size(), changeSet.nextLsn(), Violations.NONE))
                : Optional.empty();
    }

    private Look look(Candidate candidate, ContractMode mode, TableLookup tables) throws InterruptedException {
        var format = candidate.format();
        var payload = candidate.payload().bytes();
        try (var _ = memory.await(payload.length)) {
            return switch (parse(format, payload)) {
                case ParseResult.Valid(var changeSet)
                when changeSet.changes().size() > limits.changes() ->
                    Look.at(new Verdict.Invalid(Reason.invalidChangeSet(Violations.of(
                            Violation.tooManyChanges(format, changeSet.changes().size(), limits.changes())))));
                case ParseResult.Valid(var changeSet) -> granted(changeSet, candidate, mode, tables);
                case ParseResult.NotJson(var violation) -> Look.at(new Verdict.NotJson(Reason.notJson(violation)));
                case ParseResult.Invalid(var violations) ->
                    Look.at(new Verdict.Invalid(Reason.invalidChangeSet(violations)));
            };
        }
    }

    private Look granted(ChangeSet changeSet, Candidate candidate, ContractMode mode, TableLookup tables) {
        var refusal = candidate.grants().refusal(changeSet.changes());
        if (refusal.isPresent()) {
            return Look.at(new Verdict.Forbidden(refusal.get()));
        }
        var findings = switch (mode) {
            case OFF -> Findings.NONE;
            case ENFORCE, WARN ->
                ContractCheck.of(
                        changeSet, candidate.format(), candidate.payload().bytes(), tables);
        };
        var violations = findings.violations();
        return new Look(
                mode == ContractMode.ENFORCE && !findings.isEmpty()
                        ? new Verdict.Breach(Reason.breaksContract(violations))
                        : new Verdict.Sound(changeSet.changes().size(), changeSet.nextLsn(), violations),
                findings);
    }

    private ParseResult parse(Format format, byte[] payload) {
        var since = System.nanoTime();
        var result = parser.parse(format, payload);
        meters.validated(format, since);
        return result;
    }

    private Optional<ChangeSet> changeSet(Format format, byte[] payload) {
        var since = System.nanoTime();
        var changeSet = parser.changeSet(format, payload);
        meters.validated(format, since);
        return changeSet;
    }
}
