package dev.gatekeeper.gateway.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gatekeeper.changeset.Violation;
import dev.gatekeeper.gateway.log.LogPosition;
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
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record LineReceipt(
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
        @Nullable Integer violationCount) {

    static LineReceipt of(Arrival.Arrived arrived, Decision decision) {
        var line = arrived.group().firstLine();
        var lines = arrived.group().lineCount();
        return switch (decision) {
            case Decision.Kept(var _, var receipt) -> kept(line, lines, receipt);
            case Decision.Refused(var _, var rejection) -> {
                var told = RefusedLines.of(arrived.group(), rejection);
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
                        told.violationCount());
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
                new LineReceipt(
                        line, lines, "logged", id, changes, topic, partition, offset, null, null, null, null, null);
            case Receipt.Spooled(var _, var _, var changes) ->
                new LineReceipt(line, lines, "spooled", id, changes, null, null, null, null, null, null, null, null);
        };
    }

    private static LineReceipt open(long line, long lines, String status, @Nullable String id, String why) {
        return new LineReceipt(line, lines, status, id, null, null, null, null, null, null, why, null, null);
    }
}
