package dev.gatekeeper.gateway.receipt;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gatekeeper.changeset.Violation;
import dev.gatekeeper.changeset.Violations;
import dev.gatekeeper.changeset.wal2json.LineGroup;
import dev.gatekeeper.gateway.admission.Decision;
import dev.gatekeeper.gateway.admission.Receipt;
import dev.gatekeeper.gateway.log.LogPosition;
import dev.gatekeeper.gateway.upload.RefusedLines;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of one change set of an upload, told while the upload goes on.
///
/// @param line the first of its lines, counted from 1
/// @param lines how many it has
/// @param status `logged`, `spooled` or `rejected`: it is decided for good; `unavailable` or `forbidden`: it is kept
///     nowhere; `unknown`: it may be logged or not
/// @param id null where it has none, since it was not read
/// @param changes null where it is not kept
/// @param topic null where it is not logged, and `partition` and `offset` likewise
/// @param rejectionId null where it is not rejected, and what follows likewise, but for the detail
/// @param detail a sentence; null where it is kept
/// @param warnings the first places in which it breaks the contracts of its tables and is accepted all the same; null
///     where there are none, and their count likewise
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LineReceipt(
        long line,
        long lines,
        String status,
        @Nullable String id,
        @Nullable Integer changes,
        @Nullable String topic,
        @Nullable Integer partition,
        @Nullable Long offset,
        @Nullable String rejectionId,
        @Nullable String reason,
        @Nullable String detail,
        @Nullable List<Violation> violations,
        @Nullable Integer violationCount,
        @Nullable List<Violation> warnings,
        @Nullable Integer warningCount) {

    private static final int MOST_WARNINGS = 10;

    static LineReceipt of(LineGroup group, Decision decision) {
        var line = group.firstLine();
        var lines = group.lineCount();
        return switch (decision) {
            case Decision.Kept(var _, var receipt, var warnings) ->
                kept(line, lines, receipt).with(warnings);
            case Decision.Refused(var _, var rejection) -> {
                var told = RefusedLines.of(group, rejection);
                var id = rejection.changeSetId();
                yield new LineReceipt(
                        line,
                        lines,
                        "rejected",
                        id == null ? null : id.toString(),
                        null,
                        null,
                        null,
                        null,
                        told.rejectionId(),
                        told.reason(),
                        told.detail(),
                        told.violations(),
                        told.violationCount(),
                        null,
                        null);
            }
            case Decision.Forbidden(var why) -> open(line, lines, "forbidden", null, why);
            case Decision.Unavailable(var why) -> open(line, lines, "unavailable", null, why);
            case Decision.Unknown(var name, var why) ->
                open(line, lines, "unknown", name.id().toString(), why);
        };
    }

    private static LineReceipt kept(long line, long lines, Receipt receipt) {
        var id = receipt.id().toString();
        return switch (receipt) {
            case Receipt.Logged(var _, var _, var changes, LogPosition(var topic, var partition, var offset)) ->
                kept(line, lines, "logged", id, changes, topic, partition, offset);
            case Receipt.Spooled(var _, var _, var changes) ->
                kept(line, lines, "spooled", id, changes, null, null, null);
        };
    }

    private static LineReceipt kept(
            long line,
            long lines,
            String status,
            String id,
            int changes,
            @Nullable String topic,
            @Nullable Integer partition,
            @Nullable Long offset) {
        return new LineReceipt(
                line, lines, status, id, changes, topic, partition, offset, null, null, null, null, null, null, null);
    }

    private LineReceipt with(Violations told) {
        return told.isEmpty()
                ? this
                : new LineReceipt(
                        line,
                        lines,
                        status,
                        id,
                        changes,
                        topic,
                        partition,
                        offset,
                        null,
                        null,
                        null,
                        null,
                        null,
                        told.first().stream().limit(MOST_WARNINGS).toList(),
                        told.total());
    }

    private static LineReceipt open(long line, long lines, String status, @Nullable String id, String why) {
        return new LineReceipt(
                line, lines, status, id, null, null, null, null, null, null, why, null, null, null, null);
    }
}
