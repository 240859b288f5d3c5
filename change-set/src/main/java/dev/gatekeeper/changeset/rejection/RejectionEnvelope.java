package dev.gatekeeper.changeset.rejection;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.changeset.Payload;
import dev.gatekeeper.changeset.Sender;
import dev.gatekeeper.changeset.StreamName;
import dev.gatekeeper.changeset.Violation;
import dev.gatekeeper.changeset.Violations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A [Rejection] as it travels in the audit topic, and as it is answered: one flat JSON object. Keys unknown to this
/// version are passed over; keys without a value are left out.
///
/// A payload takes two bytes of JSON for one of its own at the most.
///
/// @param payloadEncoding `base64` where the payload is not plain text in UTF-8; absent where it stands as text
/// @param replayOf the id of the rejection as whose replay the payload was sent
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RejectionEnvelope(
        @Nullable String id,
        @Nullable String changeSetId,
        @Nullable String stream,
        @Nullable String stage,
        @Nullable String reason,
        @Nullable String detail,
        @Nullable List<Violation> violations,
        int violationCount,
        @Nullable String payload,
        @Nullable String payloadEncoding,
        long payloadLength,
        @Nullable String contentType,
        @Nullable String referral,
        @Nullable String principal,
        @Nullable String receivedAt,
        @Nullable String rejectedAt,
        @Nullable String topic,
        @Nullable Integer partition,
        @Nullable Long offset,
        @Nullable String sqlState,
        @Nullable String schema,
        @Nullable String table,
        @Nullable String column,
        @Nullable String constraint,
        @Nullable String sqlDetail,
        @Nullable String replayOf) {

    private static final String BASE64 = "base64";
    // Whoever writes envelopes bounds their size.
    private static final JsonFactory UNBOUNDED = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();
    private static final ObjectMapper JSON = JsonMapper.builder(UNBOUNDED)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    public static RejectionEnvelope of(Rejection rejection) {
        var text = rejection.payload().text();
        var fault = rejection.fault();
        var replayOf = rejection.sender().replayOf();
        return new RejectionEnvelope(
                rejection.id().toString(),
                rejection.changeSetId() == null ? null : rejection.changeSetId().toString(),
                rejection.stream() == null ? null : rejection.stream().text(),
                rejection.stage().text(),
                rejection.reason().code(),
                rejection.reason().detail(),
                rejection.reason().violations().first(),
                rejection.reason().violations().total(),
                text.orElseGet(() ->
                        Base64.getEncoder().encodeToString(rejection.payload().bytes())),
                text.isPresent() ? null : BASE64,
                rejection.payload().length(),
                rejection.payload().contentType(),
                rejection.sender().referral(),
                rejection.sender().principal(),
                rejection.sender().receivedAt().toString(),
                rejection.rejectedAt().toString(),
                fault == null ? null : fault.topic(),
                fault == null ? null : fault.partition(),
                fault == null ? null : fault.offset(),
                fault == null ? null : fault.sqlState(),
                fault == null ? null : fault.schema(),
                fault == null ? null : fault.table(),
                fault == null ? null : fault.column(),
                fault == null ? null : fault.constraint(),
                fault == null ? null : fault.sqlDetail(),
                replayOf == null ? null : replayOf.toString());
    }

    static RejectionEnvelope read(byte[] json) throws UnreadableRejectionException {
        try {
            @Nullable RejectionEnvelope envelope = JSON.readValue(json, RejectionEnvelope.class);
            if (envelope == null) {
                throw new UnreadableRejectionException("The record is JSON's null.", null);
            }
            return envelope;
        } catch (IOException e) {
            throw new UnreadableRejectionException("The record is not a rejection's envelope.", e);
        }
    }

    byte[] write() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("An envelope of texts and numbers can't be written.", impossible);
        }
    }

    Rejection toRejection() throws UnreadableRejectionException {
        try {
            var bytes = BASE64.equals(payloadEncoding)
                    ? Base64.getDecoder().decode(required("payload", payload))
                    : required("payload", payload).getBytes(StandardCharsets.UTF_8);
            return new Rejection(
                    UUID.fromString(required("id", id)),
                    changeSetId == null ? null : ChangeSetId.parse(changeSetId),
                    stream == null ? null : new StreamName(stream),
                    new Reason(
                            required("reason", reason),
                            required("detail", detail),
                            new Violations(violations == null ? List.of() : violations, violationCount)),
                    new Payload(bytes, payloadLength, contentType),
                    new Sender(
                            referral,
                            principal,
                            Instant.parse(required("receivedAt", receivedAt)),
                            replayOf == null ? null : UUID.fromString(replayOf)),
                    Instant.parse(required("rejectedAt", rejectedAt)),
                    fault());
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new UnreadableRejectionException("The record is not a rejection's envelope.", e);
        }
    }

    private @Nullable SinkFault fault() throws UnreadableRejectionException {
        if (!Stage.SINK.text().equals(stage)) {
            return null;
        }
        return new SinkFault(
                required("topic", topic),
                required("partition", partition),
                required("offset", offset),
                sqlState,
                schema,
                table,
                column,
                constraint,
                sqlDetail);
    }

    private static <T> T required(String key, @Nullable T value) throws UnreadableRejectionException {
        if (value == null) {
            throw new UnreadableRejectionException("The envelope misses the key \"" + key + "\".", null);
        }
        return value;
    }
}
