package dev.gatekeeper.gateway.intake;

import dev.gatekeeper.access.grant.Grants;
import dev.gatekeeper.changeset.ChangeSet;
import dev.gatekeeper.changeset.Format;
import dev.gatekeeper.changeset.TableName;
import dev.gatekeeper.changeset.Violation;
import dev.gatekeeper.changeset.ViolationCode;
import dev.gatekeeper.changeset.Violations;
import dev.gatekeeper.changeset.rejection.Reason;
import dev.gatekeeper.changeset.wal2json.ChangeSetParser;
import dev.gatekeeper.changeset.wal2json.ParseResult;
import java.util.Set;
import java.util.stream.Collectors;

/// Parses bodies, no more at a time than memory allows, and lets go of all that it made of them. Thread-safe.
final class Checks {

    private static final int MOST_TABLES_TOLD = 10;

    private final ChangeSetParser parser;
    private final Memory memory;
    private final Limits limits;
    private final IntakeMeters meters;

    Checks(ChangeSetParser parser, Memory memory, Limits limits, IntakeMeters meters) {
        this.parser = parser;
        this.memory = memory;
        this.limits = limits;
        this.meters = meters;
    }

    /// @param grants of who sent it
    Verdict judge(Format format, byte[] payload, Grants grants) throws InterruptedException {
        try (var _ = memory.await(payload.length)) {
            return switch (parse(format, payload)) {
                case ParseResult.Valid(var changeSet)
                when changeSet.changes().size() > limits.changes() ->
                    new Verdict.Invalid(tooMany(format, changeSet.changes().size()));
                case ParseResult.Valid(var changeSet) -> sound(changeSet, grants);
                case ParseResult.NotJson(var violation) ->
                    new Verdict.NotJson(
                            new Reason("not-json", "The body is not JSON in UTF-8.", Violations.of(violation)));
                case ParseResult.Invalid(var violations) ->
                    new Verdict.Invalid(new Reason("invalid-change-set", sentence(violations), violations));
            };
        }
    }

    private static Verdict sound(ChangeSet changeSet, Grants grants) {
        var refused = grants.refused(changeSet.changes(), MOST_TABLES_TOLD);
        return refused.isEmpty()
                ? new Verdict.Sound(changeSet.changes().size(), changeSet.nextLsn())
                : new Verdict.Forbidden("There is no grant to write " + join(refused) + '.');
    }

    private Reason tooMany(Format format, int changes) {
        var most = limits.changes();
        var pointer = switch (format) {
            case WAL2JSON_1 -> "/change/" + most;
            case WAL2JSON_2 -> "";
        };
        var violations = Violations.of(new Violation(
                ViolationCode.TOO_MANY_CHANGES,
                pointer,
                "There are " + changes + " changes, and a change set may have " + most
                        + "; send smaller transactions."));
        return new Reason("invalid-change-set", sentence(violations), violations);
    }

    private static String join(Set<TableName> tables) {
        return tables.stream().map(TableName::toString).collect(Collectors.joining(", "))
                + (tables.size() < MOST_TABLES_TOLD ? "" : ", and maybe others");
    }

    private ParseResult parse(Format format, byte[] payload) {
        var since = System.nanoTime();
        var result = parser.parse(format, payload);
        meters.validated(format, since);
        return result;
    }

    private static String sentence(Violations violations) {
        return violations.total() == 1
                ? "The change set breaks a rule: see the violation."
                : "The change set breaks rules in " + violations.total() + " places: see the violations"
                        + (violations.total() > violations.first().size()
                                ? ", of which the first " + violations.first().size() + " are listed."
                                : ".");
    }
}
