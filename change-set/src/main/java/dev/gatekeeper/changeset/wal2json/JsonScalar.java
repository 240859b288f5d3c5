package dev.gatekeeper.changeset.wal2json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The string or number of a payload that was passed over last. Not thread-safe.
final class JsonScalar {

    private final byte[] bytes;
    private int from;
    private int to;
    private boolean isEscaped;
    private boolean isAscii;

    JsonScalar(byte[] payload) {
        this.bytes = payload;
    }

    /// Passes over the string whose opening quote stands at `quote`.
    ///
    /// @return where it is over; or, where it can't go on, the complement of the place where that is
    int passString(int quote) {
        from = quote + 1;
        long string = JsonText.string(bytes, from);
        if (string < 0) {
            return ~JsonText.fault(string);
        }
        to = (int) string;
        isEscaped = (string & JsonText.ESCAPED) != 0;
        isAscii = (string & JsonText.NOT_ASCII) == 0;
        int flaw = isAscii ? -1 : StrictUtf8.flaw(bytes, from, to);
        return flaw < 0 ? to + 1 : ~flaw;
    }

    /// Passes over the number between these places.
    void passNumber(int begin, int end) {
        from = begin;
        to = end;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /// Whether the string has escapes. Without them it holds no NUL and no half of a surrogate pair.
    boolean isEscaped() {
        return isEscaped;
    }

    /// The string's characters.
    String string() {
        if (isEscaped) {
            return JsonText.unescaped(bytes, from, to);
        }
        return new String(bytes, from, to - from, isAscii ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    /// The number as it is written.
    String number() {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /// What the string stands for; null where it is no such word.
    <T> @Nullable T among(Words<T> words) {
        if (isEscaped) {
            var plain = string().getBytes(StandardCharsets.UTF_8);
            return words.find(plain, 0, plain.length);
        }
        return words.find(bytes, from, to);
    }

    /// Whether the string is spelled exactly like this between its quotes.
    boolean isSpelled(byte[] text) {
        return Arrays.equals(bytes, from, to, text, 0, text.length);
    }

    byte[] spelling() {
        return Arrays.copyOfRange(bytes, from, to);
    }

    /// A number for the spelling.
    int digest() {
        return JsonText.digest(bytes, from, to - from);
    }
}
