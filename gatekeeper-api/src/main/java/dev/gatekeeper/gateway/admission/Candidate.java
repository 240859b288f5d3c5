package dev.gatekeeper.gateway.admission;

import dev.gatekeeper.access.grant.Grants;
import dev.gatekeeper.changeset.Format;
import dev.gatekeeper.changeset.Payload;
import dev.gatekeeper.changeset.Sender;
import dev.gatekeeper.changeset.StreamName;
import java.util.Optional;

/// A payload that is to be a change set, and where it came from.
///
/// @param grants of who sent it
/// @param traceparent the W3C Trace Context of the request
public record Candidate(
        StreamName stream,
        Format format,
        Payload payload,
        Sender sender,
        Grants grants,
        Optional<String> traceparent) {}
