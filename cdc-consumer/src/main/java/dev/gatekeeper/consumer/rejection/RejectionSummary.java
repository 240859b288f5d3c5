package dev.gatekeeper.consumer.rejection;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A rejection of the sink's under a change set's id, without its payload.
@Introspected
public record RejectionSummary(
        UUID id,
        UUID changeSetId,
        @Nullable String stream,
        String reason,
        String detail,
        int violationCount,
        String topic,
        int partition,
        long logOffset,
        @Nullable String sqlState,
        @Nullable String schemaName,
        @Nullable String tableName,
        @Nullable String columnName,
        @Nullable String constraintName,
        Instant rejectedAt,
        @Nullable UUID replayOf) {}
