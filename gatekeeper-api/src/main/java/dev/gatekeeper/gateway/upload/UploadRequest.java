package dev.gatekeeper.gateway.upload;

import dev.gatekeeper.access.Caller;
import dev.gatekeeper.changeset.Sender;
import dev.gatekeeper.gateway.request.Address;
import dev.gatekeeper.gateway.request.Handling;
import dev.gatekeeper.gateway.request.Incoming;
import dev.gatekeeper.gateway.request.Preference;
import java.time.Instant;
import java.util.Optional;

/// What a request says of all the change sets that it brings.
///
/// @param caller who sends them
/// @param sender the same, as it is kept
/// @param handling whether the upload goes on behind what is refused
public record UploadRequest(
        Address.Clear address, Caller caller, Sender sender, Handling handling, Optional<String> traceparent) {

    /// @param address as the request gives it
    /// @param receivedAt when the body began to come
    public static UploadRequest of(Incoming incoming, Address.Clear address, Instant receivedAt) {
        return new UploadRequest(
                address,
                incoming.caller(),
                incoming.sender(receivedAt),
                Preference.toHandling(incoming.headers().getAll(Preference.FIELD)),
                incoming.traceparent());
    }
}
