package dev.gatekeeper.changeset;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A name of PostgreSQL's as it stands in the catalog: unquoted, case kept, 1 to 63 bytes of UTF-8, without NUL.
public record Identifier(String text) {

    /// The most bytes that PostgreSQL keeps of a name (NAMEDATALEN less one).
    public static final int MAX_BYTES = 63;

    /// @throws IllegalArgumentException where PostgreSQL could not hold the name; see [#flaw(String)]
    public Identifier {
        flaw(text).ifPresent(flaw -> {
            throw new IllegalArgumentException("The identifier " + flaw);
        });
    }

    /// Why `text` can't be an identifier, as the end of a sentence; empty where it can.
    public static Optional<String> flaw(String text) {
        if (text.isEmpty()) {
            return Optional.of("is empty; a name has 1 to " + MAX_BYTES + " bytes.");
        }
        if (!UnicodeText.isStorable(text)) {
            return Optional.of(
                    "holds a NUL character or half of a surrogate pair, which PostgreSQL can't store; remove it.");
        }
        if (text.length() * 3 > MAX_BYTES && text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            return Optional.of("has " + text.getBytes(StandardCharsets.UTF_8).length
                    + " bytes in UTF-8, and PostgreSQL keeps no more than " + MAX_BYTES + "; shorten it.");
        }
        return Optional.empty();
    }

    /// The name between double quotes, fit to stand in SQL whatever it holds.
    public String quoted() {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    @Override
    public String toString() {
        return text;
    }
}
