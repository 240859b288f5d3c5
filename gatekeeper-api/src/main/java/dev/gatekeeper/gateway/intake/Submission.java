package dev.gatekeeper.gateway.intake;

import dev.gatekeeper.access.grant.Grants;
import dev.gatekeeper.changeset.Sender;
import dev.gatekeeper.gateway.body.Body;
import dev.gatekeeper.gateway.request.Address;
import dev.gatekeeper.gateway.request.Incoming;
import java.time.Instant;
import java.util.Optional;

/// One request, read.
///
/// @param grants of the sender
record Submission(Address address, Sender sender, Grants grants, Optional<String> traceparent, Body body) {

    /// @param receivedAt when the body was there
    static Submission of(Incoming incoming, Body body, Instant receivedAt) {
        return new Submission(
                incoming.address(),
                incoming.sender(receivedAt),
                incoming.caller().grants(),
                incoming.traceparent(),
                body);
    }
}
