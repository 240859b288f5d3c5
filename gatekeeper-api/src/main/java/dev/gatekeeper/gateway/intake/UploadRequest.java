package dev.gatekeeper.gateway.intake;

import dev.gatekeeper.access.Caller;
import dev.gatekeeper.changeset.rejection.Sender;
import java.time.Instant;
import java.util.Optional;

/// What a request says of all the change sets that it brings.
///
/// @param caller who sends them
/// @param sender the same, as it is kept
/// @param handling whether the upload goes on behind what is refused
record UploadRequest(
        Address.Clear address, Caller caller, Sender sender, Handling handling, Optional<String> traceparent) {

    /// @param address as the request gives it
    /// @param receivedAt when the body began to come
    static UploadRequest of(Incoming incoming, Address.Clear address, Instant receivedAt) {
        return new UploadRequest(
                address,
                incoming.caller(),
                incoming.sender(receivedAt),
                Preference.toHandling(incoming.headers().getAll(Preference.FIELD)),
                incoming.traceparent());
    }
}
