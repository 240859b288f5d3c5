package dev.gatekeeper.consumer.rejection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/// The last rejection of a page of the newest: the next page begins behind it, whatever came or went meanwhile.
public record Cursor(Instant rejectedAt, UUID id) {

    /// What [#parse] reads; nobody is to read anything else out of it.
    public String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((rejectedAt + " " + id).getBytes(UTF_8));
    }

    /// @throws IllegalArgumentException with a sentence for the caller, where it is none
    public static Cursor parse(String text) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), UTF_8).split(" ", -1);
            if (parts.length == 2) {
                return new Cursor(Timestamps.parse(parts[0]), UUID.fromString(parts[1]));
            }
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            throw new IllegalArgumentException("A cursor is the `next` of an answer, as it was answered.", notOurs);
        }
        throw new IllegalArgumentException("A cursor is the `next` of an answer, as it was answered.");
    }

    Condition condition() {
        return new Condition("(rejected_at, id) < (?, ?)", List.of(Timestamps.of(rejectedAt), id));
    }
}
