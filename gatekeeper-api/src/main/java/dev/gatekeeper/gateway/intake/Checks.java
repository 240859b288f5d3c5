package dev.gatekeeper.gateway.intake;

import dev.gatekeeper.changeset.Format;
import dev.gatekeeper.changeset.Violations;
import dev.gatekeeper.changeset.rejection.Reason;
import dev.gatekeeper.changeset.wal2json.ChangeSetParser;
import dev.gatekeeper.changeset.wal2json.ParseResult;

/// Parses bodies, no more at a time than memory allows, and lets go of all that it made of them. Thread-safe.
final class Checks {

    private final ChangeSetParser parser;
    private final Memory memory;
    private final IntakeMeters meters;

    Checks(ChangeSetParser parser, Memory memory, IntakeMeters meters) {
        this.parser = parser;
        this.memory = memory;
        this.meters = meters;
    }

    Verdict judge(Format format, byte[] payload) throws InterruptedException {
        try (var _ = memory.await(payload.length)) {
            return switch (parse(format, payload)) {
                case ParseResult.Valid(var changeSet) ->
                    new Verdict.Sound(changeSet.changes().size(), changeSet.nextLsn());
                case ParseResult.NotJson(var violation) ->
                    new Verdict.NotJson(
                            new Reason("not-json", "The body is not JSON in UTF-8.", Violations.of(violation)));
                case ParseResult.Invalid(var violations) ->
                    new Verdict.Invalid(new Reason("invalid-change-set", sentence(violations), violations));
            };
        }
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
