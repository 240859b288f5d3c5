package dev.gatekeeper.consumer.rejection;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatekeeper.changeset.StreamName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/// Whose turn it is where rejections are sent again: stream by stream, and within a stream in the original order.
///
/// @param stream empty where none is known
/// @param at when it was received; of the sink's, not before what stands in front of it in the log
/// @param offset where it stands in the log; -1 for the gateway's
/// @param begun when the first page was asked for
public record Turn(String stream, Instant at, long offset, UUID id, Instant begun) {

    /// What [#parse] reads; nobody is to read anything else out of it.
    public String text() {
        var text = stream + " " + at + " " + offset + " " + id + " " + begun;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    /// @throws IllegalArgumentException with a sentence for the caller, where it is none
    public static Turn parse(String text) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), UTF_8).split(" ", -1);
            if (parts.length == 5) {
                return new Turn(
                        parts[0].isEmpty() ? "" : new StreamName(parts[0]).text(),
                        Timestamps.parse(parts[1]),
                        Long.parseLong(parts[2]),
                        UUID.fromString(parts[3]),
                        Timestamps.parse(parts[4]));
            }
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            throw new IllegalArgumentException("A cursor is the `next` of an answer, as it was answered.", notOurs);
        }
        throw new IllegalArgumentException("A cursor is the `next` of an answer, as it was answered.");
    }

    static Turn read(ResultSet row, Instant begun) throws SQLException {
        return new Turn(
                row.getString("stream"),
                Timestamps.required(row, "placed_at"),
                row.getLong("log_offset"),
                row.getObject("id", UUID.class),
                begun);
    }
}
