package dev.gatekeeper.consumer.recourse;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gatekeeper.consumer.rejection.Listed;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A rejection in a list. Keys without a value are left out.
///
/// @param detail left out for those who may not read payloads: it may quote a value; likewise `stateNote`
/// @param payloadLength in bytes
/// @param payloadKept how many of them are kept
/// @param rejectedAt when it was refused last
/// @param replayOf the rejection as whose replay it was sent
/// @param stateSince when it came into its state
/// @param stateBy who brought it there
/// @param times how often the same payload was refused
@Serdeable
record Summary(
        UUID id,
        @Nullable UUID changeSetId,
        @Nullable String stream,
        String stage,
        String reason,
        @Nullable String detail,
        int violationCount,
        long payloadLength,
        long payloadKept,
        @Nullable String contentType,
        @Nullable String principal,
        Instant receivedAt,
        Instant rejectedAt,
        @Nullable String topic,
        @Nullable Integer partition,
        @Nullable Long offset,
        @Nullable String sqlState,
        @Nullable String schema,
        @Nullable String table,
        @Nullable String column,
        @Nullable String constraint,
        @Nullable UUID replayOf,
        String state,
        @Nullable Instant stateSince,
        @Nullable String stateBy,
        @Nullable String stateNote,
        int times,
        Instant firstRejectedAt) {

    /// Some of them.
    ///
    /// @param next the `cursor` of the next page; left out on the last one
    @Serdeable
    record Page(
            @JsonInclude(JsonInclude.Include.ALWAYS) List<Summary> rejections,
            @Nullable String next) {}

    /// @param rows whether the caller may read what may quote rows
    static Summary of(Listed listed, boolean rows) {
        var life = listed.life();
        return new Summary(
                listed.id(),
                listed.changeSetId(),
                listed.stream(),
                listed.stage(),
                listed.reason(),
                rows ? listed.detail() : null,
                listed.violationCount(),
                listed.payloadLength(),
                listed.keptLength(),
                listed.contentType(),
                listed.principal(),
                listed.receivedAt(),
                listed.rejectedAt(),
                listed.topic(),
                listed.partition(),
                listed.offset(),
                listed.sqlState(),
                listed.schema(),
                listed.table(),
                listed.column(),
                listed.constraint(),
                listed.replayOf(),
                life.state().text(),
                life.since(),
                life.by(),
                rows ? life.note() : null,
                life.times(),
                life.firstRejectedAt());
    }
}
