package dev.gatekeeper.consumer.ledger;

import dev.gatekeeper.consumer.log.LogRecord;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of `cdc.change_set`: the fate of one change set.
///
/// @param payloadSha256 in lower-case hexadecimal
/// @param outcome [#APPLIED] or [#REJECTED]
/// @param rejectionId null where the change set was applied
@MappedEntity(value = "change_set", schema = "cdc")
public record LedgerEntry(
        @Id UUID id,
        String stream,
        String payloadSha256,
        String outcome,
        @Nullable UUID rejectionId,
        String topic,
        int partition,
        long logOffset,
        Instant acceptedAt,
        Instant decidedAt,
        int inserted,
        int updated,
        int deleted,
        int truncated,
        int messages,
        int overwritten,
        int missing,
        int repeats) {

    public static final String APPLIED = "applied";
    public static final String REJECTED = "rejected";

    public static LedgerEntry applied(LogRecord.Accepted change, Effects effects, Instant now) {
        return of(change, APPLIED, null, effects, now);
    }

    public static LedgerEntry rejected(LogRecord.Accepted change, UUID rejectionId, Instant now) {
        return of(change, REJECTED, rejectionId, Effects.NONE, now);
    }

    private static LedgerEntry of(
            LogRecord.Accepted change, String outcome, @Nullable UUID rejectionId, Effects effects, Instant now) {
        return new LedgerEntry(
                change.id().uuid(),
                change.stream().text(),
                change.payloadSha256(),
                outcome,
                rejectionId,
                change.place().topic(),
                change.place().partition(),
                change.place().offset(),
                change.sender().receivedAt(),
                now,
                effects.inserted(),
                effects.updated(),
                effects.deleted(),
                effects.truncated(),
                effects.messages(),
                effects.overwritten(),
                effects.missing(),
                0);
    }
}
