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

    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");
    private static final byte[] NULL = ascii("null");

    private final byte[] bytes;
    private final boolean isLines;
    private final JsonPlace place;
    private final JsonLevels levels = new JsonLevels();
    private final JsonScalar scalar;
    private JsonToken current = JsonToken.NULL;
    private int begun;

    /// @param isLines whether each line is a text of its own
    JsonTokens(byte[] payload, boolean isLines) {
        this.bytes = payload;
        this.isLines = isLines;
        place = new JsonPlace(payload, isLines);
        scalar = new JsonScalar(payload);
    }

    /// How far the payload has been read.
    JsonPlace place() {
        return place;
    }

    /// @throws RefusedException where anything but blanks follows the text
    void endText() throws RefusedException {
        int next = place.next();
        if (next >= 0 && !(isLines && next == '\n')) {
            throw fault("something follows the end; send one document alone");
        }
    }

    /// Where in the payload the current text stands, as a JSON Pointer.
    String base() {
        return isLines ? JsonPointer.element("", place.line()) : "";
    }

    /// Where in the payload the current value stands, as a JSON Pointer.
    String pointer() {
        return levels.pointer(base(), bytes);
    }

    /// Begins the value that comes next. A scalar is passed over, of an array or object only the bracket.
    JsonToken value() throws RefusedException {
        begun = place.at();
        current = switch (place.next()) {
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
        if (place.next() != '"') {
            throw fault("a name in double quotes belongs here");
        }
        string();
        levels.advance();
        levels.key(scalar.from(), scalar.to());
        if (place.next() != ':') {
            throw fault("a colon belongs here");
        }
        place.moveBy(1);
        return true;
    }

    /// The key of the member that was gone to last, before its value is begun; null where it is none of ours.
    @Nullable
    Key key() {
        return scalar.among(Key.WORDS);
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

    /// The current string or number, as it is spelled.
    JsonScalar scalar() {
        return scalar;
    }

    /// The current scalar: a string's content, a number digit by digit, `true`, `false`, `null`.
    String text() {
        return switch (current) {
            case STRING -> scalar.string();
            case INTEGER, DECIMAL -> scalar.number();
            case TRUE -> "true";
            case FALSE -> "false";
            case NULL -> "null";
            case OBJECT, ARRAY -> throw new IllegalStateException("Only a scalar has a text.");
        };
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

    /// Passes over the rest of the array or object that was begun last where it is spelled exactly like this, bracket
    /// included. Whoever asks has read such a rest before.
    boolean leave(byte[] rest) {
        if (!place.isNext(rest)) {
            return false;
        }
        place.moveBy(rest.length);
        levels.close();
        return true;
    }

    /// Passes over the beginning of the object that was begun last, up to a member's value, where it is spelled exactly
    /// like this. Whoever asks has read such a beginning before.
    boolean enter(ColumnHead beginning) {
        if (!place.isNext(beginning.text())) {
            return false;
        }
        levels.advance();
        levels.key(place.at() + beginning.keyFrom(), place.at() + beginning.keyTo());
        place.moveBy(beginning.text().length);
        return true;
    }

    /// The beginning of an object whose content begins at `start`, up to the value of the current member, which is a
    /// scalar: the key that is known is then its own.
    ///
    /// @param column what it says
    ColumnHead beginning(int start, ColumnHead.Said column) {
        return new ColumnHead(
                Arrays.copyOfRange(bytes, start, begun), levels.keyFrom() - start, levels.keyTo() - start, column);
    }

    /// Passes over the comma before another element or member, or over the closing bracket.
    private boolean nextPart(char close, String wanted) throws RefusedException {
        int next = place.next();
        if (next == close) {
            place.moveBy(1);
            levels.close();
            return false;
        }
        if (!levels.isFresh()) {
            if (next != ',') {
                throw fault(wanted);
            }
            place.moveBy(1);
        }
        return true;
    }

    private void open() throws RefusedException {
        if (levels.depth() == MOST_DEPTH) {
            throw JsonFault.tooDeep(base());
        }
        place.moveBy(1);
    }

    private void string() throws RefusedException {
        int end = scalar.passString(place.at());
        place.moveTo(end < 0 ? ~end : end);
        if (end < 0) {
            throw fault(JsonFault.ofString(bytes, ~end));
        }
    }

    private JsonToken number() throws RefusedException {
        int integer = JsonText.endOfInteger(bytes, place.at());
        if (integer < 0) {
            throw fault("a number has at least one digit");
        }
        int end = JsonText.endOfFraction(bytes, integer);
        if (end < 0) {
            throw fault("a number has at least one digit behind its point and behind its e");
        }
        scalar.passNumber(place.at(), end);
        place.moveTo(end);
        return end == integer ? JsonToken.INTEGER : JsonToken.DECIMAL;
    }

    private JsonToken literal(byte[] word, JsonToken token) throws RefusedException {
        if (!place.isNext(word)) {
            throw fault("a value belongs here");
        }
        place.moveBy(word.length);
        return token;
    }

    private RefusedException fault(String what) {
        return JsonFault.at(bytes, place.at(), pointer(), what);
    }

    private static byte[] ascii(String word) {
        return word.getBytes(StandardCharsets.US_ASCII);
    }
}
