package dev.gatekeeper.consumer.replay;

import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.changeset.Format;
import dev.gatekeeper.changeset.Payload;
import dev.gatekeeper.changeset.Sender;
import dev.gatekeeper.changeset.StreamName;
import java.util.Optional;

/// A change set on its way back into the log.
///
/// @param changes how many it has
/// @param corrected whether it is not what was refused
/// @param sender whose `replayOf` is the rejection, and whose `receivedAt` is now
record Outgoing(
        ChangeSetId id,
        StreamName stream,
        Format format,
        Payload payload,
        String payloadSha256,
        int changes,
        boolean corrected,
        Sender sender,
        Optional<String> traceparent) {}
