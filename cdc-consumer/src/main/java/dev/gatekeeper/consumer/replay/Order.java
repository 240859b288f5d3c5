package dev.gatekeeper.consumer.replay;

import dev.gatekeeper.access.Caller;
import dev.gatekeeper.changeset.Payload;
import dev.gatekeeper.changeset.StreamName;
import java.util.Optional;
import java.util.UUID;

/// That a rejection be sent again.
///
/// @param corrected what is to be sent instead of what was refused; empty where that is to be sent as it was
/// @param stream where it is to go; needed where the rejection does not say
/// @param by who orders it
/// @param traceparent the W3C Trace Context of the request
public record Order(
        UUID rejection,
        Optional<Payload> corrected,
        Optional<StreamName> stream,
        Caller by,
        Optional<String> traceparent) {

    /// That it be sent as it was, to where it was to go.
    static Order asItWas(UUID rejection, Caller by, Optional<String> traceparent) {
        return new Order(rejection, Optional.empty(), Optional.empty(), by, traceparent);
    }
}
