package dev.gatekeeper.changeset.wal2json;

import java.util.Arrays;

/// How far a payload has been read. Not thread-safe.
final class JsonPlace {

    private final byte[] bytes;
    private final boolean isLines;
    private int at;
    private int line;

    /// @param isLines whether each line is a text of its own, so that none goes beyond its line
    JsonPlace(byte[] payload, boolean isLines) {
        this.bytes = payload;
        this.isLines = isLines;
    }

    int at() {
        return at;
    }

    void moveTo(int place) {
        at = place;
    }

    void moveBy(int count) {
        at += count;
    }

    /// Goes to the next text of the payload.
    ///
    /// @return whether there is one; blanks are none
    boolean nextText() {
        while (at < bytes.length && (bytes[at] == '\n' || isBlank(bytes[at]))) {
            if (bytes[at] == '\n') {
                line++;
            }
            at++;
        }
        return at < bytes.length;
    }

    /// The number of the line in which the current text begins, from 0.
    int line() {
        return line;
    }

    /// Goes to the next byte that is no blank.
    ///
    /// @return that byte, or -1 at the end of the payload
    int next() {
        while (at < bytes.length && isBlank(bytes[at])) {
            at++;
        }
        return at < bytes.length ? bytes[at] & 0xff : -1;
    }

    /// Whether these bytes come next.
    boolean isNext(byte[] text) {
        return bytes.length - at >= text.length && Arrays.equals(bytes, at, at + text.length, text, 0, text.length);
    }

    /// What has been read since then, byte for byte.
    byte[] since(int place) {
        return Arrays.copyOfRange(bytes, place, at);
    }

    /// A number for the next bytes, up to a closing bracket or `most` of them: equal for what is spelled alike.
    int digest(int most) {
        return JsonText.digest(bytes, at, most);
    }

    private boolean isBlank(byte octet) {
        return octet == ' ' || octet == '\t' || octet == '\r' || (octet == '\n' && !isLines);
    }
}
