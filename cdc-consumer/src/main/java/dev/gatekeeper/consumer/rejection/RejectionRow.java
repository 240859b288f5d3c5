package dev.gatekeeper.consumer.rejection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.changeset.Payload;
import dev.gatekeeper.changeset.Sender;
import dev.gatekeeper.changeset.StreamName;
import dev.gatekeeper.changeset.Violation;
import dev.gatekeeper.changeset.Violations;
import dev.gatekeeper.changeset.rejection.Reason;
import dev.gatekeeper.changeset.rejection.Rejection;
import dev.gatekeeper.changeset.rejection.SinkFault;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of `cdc.rejection`, but for its [Life].
///
/// @param violations a JSON array
/// @param auditedAt null where it has yet to be published to the audit topic
@MappedEntity(value = "rejection", schema = "cdc")
@SuppressWarnings("ArrayRecordComponent") // A row on its way; never compared.
record RejectionRow(
        @Id UUID id,
        @Nullable UUID changeSetId,
        @Nullable String stream,
        String stage,
        String reason,
        String detail,
        String violations,
        int violationCount,
        byte[] payload,
        long payloadLength,
        @Nullable String contentType,
        @Nullable String referral,
        @Nullable String principal,
        Instant receivedAt,
        Instant rejectedAt,
        @Nullable String topic,
        @Nullable Integer partition,
        @Nullable Long logOffset,
        @Nullable String sqlState,
        @Nullable String schemaName,
        @Nullable String tableName,
        @Nullable String columnName,
        @Nullable String constraintName,
        @Nullable String sqlDetail,
        @Nullable UUID replayOf,
        @Nullable Instant auditedAt) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static RejectionRow of(Rejection rejection, @Nullable Instant auditedAt) {
        var fault = rejection.fault();
        return new RejectionRow(
                rejection.id(),
                rejection.changeSetId() == null ? null : rejection.changeSetId().uuid(),
                rejection.stream() == null ? null : rejection.stream().text(),
                rejection.stage().text(),
                storable(rejection.reason().code()),
                storable(rejection.reason().detail()),
                json(rejection.reason().violations().first()),
                rejection.reason().violations().total(),
                rejection.payload().bytes(),
                rejection.payload().length(),
                storableOrNull(rejection.payload().contentType()),
                storableOrNull(rejection.sender().referral()),
                storableOrNull(rejection.sender().principal()),
                rejection.sender().receivedAt(),
                rejection.rejectedAt(),
                fault == null ? null : fault.topic(),
                fault == null ? null : (Integer) fault.partition(),
                fault == null ? null : (Long) fault.offset(),
                fault == null ? null : fault.sqlState(),
                storableOrNull(fault == null ? null : fault.schema()),
                storableOrNull(fault == null ? null : fault.table()),
                storableOrNull(fault == null ? null : fault.column()),
                storableOrNull(fault == null ? null : fault.constraint()),
                storableOrNull(fault == null ? null : fault.sqlDetail()),
                rejection.sender().replayOf(),
                auditedAt);
    }

    Rejection toRejection() {
        var fault = topic == null || partition == null || logOffset == null
                ? null
                : new SinkFault(
                        topic,
                        partition,
                        logOffset,
                        sqlState,
                        schemaName,
                        tableName,
                        columnName,
                        constraintName,
                        sqlDetail);
        return new Rejection(
                id,
                changeSetId == null ? null : new ChangeSetId(changeSetId),
                stream == null ? null : new StreamName(stream),
                new Reason(reason, detail, new Violations(violations(violations), violationCount)),
                new Payload(payload, payloadLength, contentType),
                new Sender(referral, principal, receivedAt, replayOf),
                rejectedAt,
                fault);
    }

    /// PostgreSQL's text holds no NUL, and these texts may quote what somebody sent.
    private static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }

    private static @Nullable String storableOrNull(@Nullable String text) {
        return text == null ? null : storable(text);
    }

    private static String json(List<Violation> violations) {
        try {
            return JSON.writeValueAsString(violations.stream()
                    .map(violation -> new Violation(
                            storable(violation.code()), storable(violation.pointer()), storable(violation.message())))
                    .toList());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Violations of three texts each can't be written.", impossible);
        }
    }

    private static List<Violation> violations(String json) {
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cdc.rejection holds violations that can't be read.", e);
        }
    }
}
