package dev.gatekeeper.gateway.status;

import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.changeset.StreamName;
import dev.gatekeeper.gateway.log.LogPosition;
import io.micronaut.serde.annotation.Serdeable;

/// Where a change set has got to, as far as the gateway knows by itself.
///
/// @param changes how many changes it has
@Serdeable
public record StatusAnswer(
        String id, String stream, String status, int changes, String topic, int partition, long offset) {

    /// The answer for a change set that every in-sync replica of the log has.
    public static StatusAnswer logged(ChangeSetId id, StreamName stream, int changes, LogPosition at) {
        return new StatusAnswer(
                id.toString(), stream.text(), "logged", changes, at.topic(), at.partition(), at.offset());
    }
}
