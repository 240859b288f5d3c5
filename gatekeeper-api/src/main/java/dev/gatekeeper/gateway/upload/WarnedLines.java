package dev.gatekeeper.gateway.upload;

import dev.gatekeeper.changeset.Violation;
import dev.gatekeeper.changeset.Violations;
import dev.gatekeeper.changeset.wal2json.LineGroup;
import dev.gatekeeper.gateway.admission.Receipt;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/// A change set of an upload that is accepted, though it breaks the contracts of its tables.
///
/// @param line the first of its lines, counted from 1
/// @param lines how many it has
/// @param violations the first of the places in which it does
/// @param violationCount how many there are in all
@Serdeable
record WarnedLines(long line, long lines, String id, List<Violation> violations, int violationCount) {

    /// How many are told of; the rest is counted.
    static final int MOST_TOLD = 100;

    private static final int MOST_VIOLATIONS = 10;

    static WarnedLines of(LineGroup group, Receipt receipt, Violations warnings) {
        return new WarnedLines(
                group.firstLine(),
                group.lineCount(),
                receipt.id().toString(),
                warnings.first().stream().limit(MOST_VIOLATIONS).toList(),
                warnings.total());
    }
}
