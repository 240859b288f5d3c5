package dev.gatekeeper.gateway.log;

import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.changeset.Format;
import dev.gatekeeper.changeset.Payload;
import dev.gatekeeper.changeset.Sender;
import dev.gatekeeper.changeset.StreamName;
import java.util.Optional;

/// A change set that has passed the checks.
///
/// @param payload the change set as it came, byte for byte
/// @param traceparent the W3C Trace Context of the request
public record AcceptedChangeSet(
        ChangeSetId id,
        StreamName stream,
        Format format,
        Payload payload,
        Sender sender,
        Optional<String> traceparent) {}
