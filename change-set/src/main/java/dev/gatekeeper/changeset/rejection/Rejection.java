package dev.gatekeeper.changeset.rejection;

import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.changeset.NameBasedId;
import dev.gatekeeper.changeset.Payload;
import dev.gatekeeper.changeset.Sender;
import dev.gatekeeper.changeset.StreamName;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A refused payload and its reasons.
///
/// @param changeSetId the id that the change set would have had; null where the request never got that far
/// @param stream null where none could be told
/// @param fault null at the gateway
public record Rejection(
        UUID id,
        @Nullable ChangeSetId changeSetId,
        @Nullable StreamName stream,
        Reason reason,
        Payload payload,
        Sender sender,
        Instant rejectedAt,
        @Nullable SinkFault fault) {

    public Stage stage() {
        return fault == null ? Stage.GATEWAY : Stage.SINK;
    }

    /// The same with the payload's beginning only, for where all of it is too much.
    public Rejection excerpted() {
        return new Rejection(id, changeSetId, stream, reason, payload.excerpt(), sender, rejectedAt, fault);
    }

    /// A refusal at the door. The same payload that is refused on the same stream for the same reason is the same
    /// rejection, however often it is sent and under whatever key.
    public static Rejection atGateway(
            @Nullable ChangeSetId changeSetId,
            @Nullable StreamName stream,
            Reason reason,
            Payload payload,
            Sender sender,
            Instant rejectedAt) {
        var id = NameBasedId.of(
                "rejection",
                Stage.GATEWAY.text(),
                stream == null ? "" : stream.text(),
                reason.code(),
                Long.toString(payload.length()),
                payload.sha256());
        return new Rejection(id, changeSetId, stream, reason, payload, sender, rejectedAt, null);
    }

    /// A refusal past the log. The same payload under the same id is the same rejection, and so is the same
    /// record where it bears no id. Another payload under that id is another rejection, so that neither takes the
    /// other's place.
    public static Rejection atSink(
            @Nullable ChangeSetId changeSetId,
            @Nullable StreamName stream,
            Reason reason,
            Payload payload,
            Sender sender,
            Instant rejectedAt,
            SinkFault fault) {
        var id = changeSetId == null
                ? NameBasedId.of(
                        "rejection",
                        Stage.SINK.text(),
                        fault.topic(),
                        Integer.toString(fault.partition()),
                        Long.toString(fault.offset()),
                        payload.sha256())
                : NameBasedId.of("rejection", Stage.SINK.text(), changeSetId.toString(), payload.sha256());
        return new Rejection(id, changeSetId, stream, reason, payload, sender, rejectedAt, fault);
    }
}
