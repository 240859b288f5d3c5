package dev.gatekeeper.changeset.wal2json;

import dev.gatekeeper.changeset.JsonPointer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;

/// The values of a payload, one after the other: strict RFC 8259 in UTF-8 without a byte order mark, at most
/// [#MOST_DEPTH] levels deep, numbers as they are written. Whatever breaks that ends the reading with a
/// [RefusedException]. Not thread-safe; one payload each.
final class JsonTokens {

    /// A change set needs five levels; the rest is room for what is unknown, so that it can be named instead.
    static final int MOST_DEPTH = 64;

    /// How many bytes [#digest] regards.
    static final int DIGESTED = 32;

    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");
    private static final byte[] NULL = ascii("null");

    private final byte[] bytes;
    private final boolean isLines;
    private final JsonLevels levels = new JsonLevels();
    private int at;
    private int line;

    private JsonToken current = JsonToken.NULL;
    private int begun;
    private int from;
    private int to;
    private boolean isEscaped;
    private boolean isAscii;

    /// @param isLines whether each line is a text of its own, so that none goes beyond its line
    JsonTokens(byte[] payload, boolean isLines) {
        this.bytes = payload;
        this.isLines = isLines;
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

    /// @throws RefusedException where anything but blanks follows the text
    void endText() throws RefusedException {
        int next = next();
        if (next >= 0 && !(isLines && next == '\n')) {
            throw fault("something follows the end; send one document alone");
        }
    }

    /// The number of the line in which the current text begins, from 0.
    int line() {
        return line;
    }

    /// Where in the payload the current text stands, as a JSON Pointer.
    String base() {
        return isLines ? JsonPointer.element("", line) : "";
    }

    /// Where in the payload the current value stands, as a JSON Pointer.
    String pointer() {
        return levels.pointer(base(), bytes);
    }

    /// Begins the value that comes next. A scalar is passed over, of an array or object only the bracket.
    JsonToken value() throws RefusedException {
        begun = at;
        current = switch (next()) {
            case '"' -> {
                string();
                yield JsonToken.STRING;
            }
            case '{' -> {
                open();
                levels.openObject();
                yield JsonToken.OBJECT;
            }
            case '[' -> {
                open();
                levels.openArray();
                yield JsonToken.ARRAY;
            }
            case 't' -> literal(TRUE, JsonToken.TRUE);
            case 'f' -> literal(FALSE, JsonToken.FALSE);
            case 'n' -> literal(NULL, JsonToken.NULL);
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
            default -> throw fault("a value belongs here");
        };
        return current;
    }

    /// Goes to the next member of the object, whose value is to be begun then.
    ///
    /// @return whether there is one; else the object is left
    boolean nextMember() throws RefusedException {
        if (!nextPart('}', "a comma or the object's end belongs here")) {
            return false;
        }
        if (next() != '"') {
            throw fault("a name in double quotes belongs here");
        }
        string();
        levels.advance();
        levels.key(from, to);
        if (next() != ':') {
            throw fault("a colon belongs here");
        }
        at++;
        return true;
    }

    /// The key of the member that was gone to last, before its value is begun; null where it is none of ours.
    @Nullable
    Key key() {
        return isEscaped ? Key.named(name()) : Key.of(bytes, from, to);
    }

    /// The same as text.
    String name() {
        return JsonText.unescaped(bytes, levels.keyFrom(), levels.keyTo());
    }

    /// Goes to the next element of the array and begins it.
    ///
    /// @return whether there is one; else the array is left
    boolean nextElement() throws RefusedException {
        if (!nextPart(']', "a comma or the list's end belongs here")) {
            return false;
        }
        levels.advance();
        value();
        return true;
    }

    JsonToken current() {
        return current;
    }

    /// The current scalar: a string's content, a number digit by digit, `true`, `false`, `null`.
    String text() {
        return switch (current) {
            case STRING -> {
                if (isEscaped) {
                    yield JsonText.unescaped(bytes, from, to);
                }
                yield new String(
                        bytes, from, to - from, isAscii ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
            }
            case INTEGER, DECIMAL -> new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
            case TRUE -> "true";
            case FALSE -> "false";
            case NULL -> "null";
            case OBJECT, ARRAY -> throw new IllegalStateException("Only a scalar has a text.");
        };
    }

    /// Whether the current string has escapes. Without them it holds no NUL and no half of a surrogate pair.
    boolean isEscaped() {
        return isEscaped;
    }

    /// What the current string stands for; null where it is no such word.
    <T> @Nullable T among(Words<T> words) {
        if (isEscaped) {
            var plain = text().getBytes(StandardCharsets.UTF_8);
            return words.find(plain, 0, plain.length);
        }
        return words.find(bytes, from, to);
    }

    /// Passes over the current value, however deep; it has to be JSON without duplicate keys all the same.
    void skip() throws RefusedException {
        if (current == JsonToken.ARRAY) {
            while (nextElement()) {
                skip();
            }
        } else if (current == JsonToken.OBJECT) {
            var seen = new HashSet<String>();
            while (nextMember()) {
                if (!seen.add(name())) {
                    throw JsonFault.duplicateKey(pointer());
                }
                value();
                skip();
            }
        }
    }

    /// How far the payload has been read.
    int position() {
        return at;
    }

    /// What has been read since then, byte for byte.
    byte[] since(int position) {
        return Arrays.copyOfRange(bytes, position, at);
    }

    /// What has been read since then, up to the value that was begun last.
    byte[] beforeValueSince(int position) {
        return Arrays.copyOfRange(bytes, position, begun);
    }

    /// A number for the rest of the list that was begun last: equal for what is spelled alike.
    int digestOfList() {
        return JsonText.digest(bytes, at, 256);
    }

    /// A number for the next [#DIGESTED] bytes.
    int digest() {
        return JsonText.digest(bytes, at, DIGESTED);
    }

    /// A number for the current string.
    int digestOfString() {
        return JsonText.digest(bytes, from, to - from);
    }

    /// Whether the current string is spelled exactly like this.
    boolean isSpelled(byte[] text) {
        return Arrays.equals(bytes, from, to, text, 0, text.length);
    }

    /// The bytes between the current string's quotes.
    byte[] spelling() {
        return Arrays.copyOfRange(bytes, from, to);
    }

    /// Passes over the rest of the array or object that was begun last where it is spelled exactly like this, bracket
    /// included. Whoever asks has read such a rest before.
    boolean leave(byte[] rest) {
        if (!isNext(rest)) {
            return false;
        }
        at += rest.length;
        levels.close();
        return true;
    }

    /// Passes over the beginning of the object that was begun last, up to the value of its member `last`, where it is
    /// spelled exactly like this. Whoever asks has read such a beginning before.
    ///
    /// @param keyFrom where that member's key begins in `beginning`
    /// @param keyTo where the key ends there
    boolean enter(byte[] beginning, int keyFrom, int keyTo) {
        if (!isNext(beginning)) {
            return false;
        }
        levels.advance();
        levels.key(at + keyFrom, at + keyTo);
        at += beginning.length;
        return true;
    }

    /// Where the current member's key stands in what has been read since then.
    int keyFromSince(int position) {
        return levels.keyFrom() - position;
    }

    int keyToSince(int position) {
        return levels.keyTo() - position;
    }

    private boolean isNext(byte[] text) {
        return bytes.length - at >= text.length && Arrays.equals(bytes, at, at + text.length, text, 0, text.length);
    }

    /// The next byte that is no blank, or -1 at the end of the payload; it is not passed over.
    private int next() {
        while (at < bytes.length && isBlank(bytes[at])) {
            at++;
        }
        return at < bytes.length ? bytes[at] & 0xff : -1;
    }

    private boolean isBlank(byte octet) {
        return octet == ' ' || octet == '\t' || octet == '\r' || (octet == '\n' && !isLines);
    }

    /// Passes over the comma before another element or member, or over the closing bracket.
    private boolean nextPart(char close, String wanted) throws RefusedException {
        int next = next();
        if (next == close) {
            at++;
            levels.close();
            return false;
        }
        if (!levels.isFresh()) {
            if (next != ',') {
                throw fault(wanted);
            }
            at++;
        }
        return true;
    }

    private void open() throws RefusedException {
        if (levels.depth() == MOST_DEPTH) {
            throw JsonFault.tooDeep(base());
        }
        at++;
    }

    private void string() throws RefusedException {
        from = at + 1;
        long string = JsonText.string(bytes, from);
        if (string < 0) {
            at = JsonText.fault(string);
            throw fault(
                    at == bytes.length
                            ? "a string has no closing quote"
                            : bytes[at] == '\\'
                                    ? "there is no such escape; write a backslash as two"
                                    : "a control character stands in a string; write it as an escape");
        }
        to = (int) string;
        isEscaped = (string & JsonText.ESCAPED) != 0;
        isAscii = (string & JsonText.NOT_ASCII) == 0;
        at = to + 1;
        if (!isAscii && StrictUtf8.flaw(bytes, from, to) >= 0) {
            throw fault("a string is not UTF-8");
        }
    }

    private JsonToken number() throws RefusedException {
        from = at;
        to = JsonText.endOfInteger(bytes, from);
        if (to < 0) {
            throw fault("a number has at least one digit");
        }
        int end = JsonText.endOfFraction(bytes, to);
        if (end < 0) {
            throw fault("a number has at least one digit behind its point and behind its e");
        }
        var token = end == to ? JsonToken.INTEGER : JsonToken.DECIMAL;
        to = end;
        at = end;
        return token;
    }

    private JsonToken literal(byte[] word, JsonToken token) throws RefusedException {
        if (!isNext(word)) {
            throw fault("a value belongs here");
        }
        at += word.length;
        return token;
    }

    private RefusedException fault(String what) {
        return JsonFault.at(bytes, at, pointer(), what);
    }

    private static byte[] ascii(String word) {
        return word.getBytes(StandardCharsets.US_ASCII);
    }
}
