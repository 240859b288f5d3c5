package dev.gatekeeper.gateway.spool;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A record as it is to be in a topic one day.
///
/// @param at when it was accepted, to the millisecond: the age of what waits is counted from it
/// @param key not to be modified, nor is `value`
@SuppressWarnings("ArrayRecordComponent") // On its way, never compared; copying megabytes would buy nothing.
public record SpoolRecord(Instant at, byte[] key, List<Header> headers, byte[] value) {

    /// One of a record's headers.
    @SuppressWarnings("ArrayRecordComponent") // As above.
    public record Header(String name, byte[] value) {}

    public SpoolRecord {
        headers = List.copyOf(headers);
    }

    /// The first header of that name, as text.
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equals(name))
                .findFirst()
                .map(header -> new String(header.value(), UTF_8));
    }
}
