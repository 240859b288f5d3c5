package dev.gatekeeper.gateway.upload;

import dev.gatekeeper.changeset.Violation;
import dev.gatekeeper.changeset.rejection.Rejection;
import dev.gatekeeper.changeset.wal2json.LineGroup;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/// A change set of an upload that was refused.
///
/// @param line the first of its lines, counted from 1
/// @param lines how many it has
/// @param rejectionId under which it is kept in the audit, with all of its violations
/// @param reason a stable code
/// @param violations the first of the rules that it breaks
/// @param violationCount how many there are in all
@Serdeable
public record RefusedLines(
        long line,
        long lines,
        String rejectionId,
        String reason,
        String detail,
        List<Violation> violations,
        int violationCount) {

    /// How many refused change sets are told of; the rest is counted.
    static final int MOST_TOLD = 100;

    private static final int MOST_VIOLATIONS = 10;

    public static RefusedLines of(LineGroup group, Rejection rejection) {
        var reason = rejection.reason();
        var violations = reason.violations();
        return new RefusedLines(
                group.firstLine(),
                group.lineCount(),
                rejection.id().toString(),
                reason.code(),
                reason.detail(),
                violations.first().stream().limit(MOST_VIOLATIONS).toList(),
                violations.total());
    }
}
