package dev.gatekeeper.changeset.wal2json;

import com.fasterxml.jackson.core.JsonToken;
import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.UnicodeText;
import dev.gatekeeper.changeset.ViolationCode;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads the current token as what belongs at its place, or objects and gives a stand-in, so that reading can go on.
record ScalarReader(JsonTokens tokens, Objections objections) {

    /// The largest of PostgreSQL's unsigned integers of 32 bits: an oid, a transaction's id.
    static final long MOST_UNSIGNED = 4_294_967_295L;

    /// Where a value stands: a JSON Pointer that is made only where it is needed.
    interface Place extends Supplier<String> {}

    /// Any string that PostgreSQL can hold.
    String string(Place place) throws RefusedException {
        if (tokens.current() != JsonToken.VALUE_STRING) {
            wrongType(place, "a string");
            return "";
        }
        return checked(place, tokens.text());
    }

    void stringOrNull(Place place) throws RefusedException {
        if (tokens.current() != JsonToken.VALUE_STRING && tokens.current() != JsonToken.VALUE_NULL) {
            wrongType(place, "a string or null");
        }
    }

    /// A string that can be an identifier.
    String identifier(Place place) throws RefusedException {
        if (tokens.current() != JsonToken.VALUE_STRING) {
            wrongType(place, "a string");
            return "";
        }
        var text = tokens.text();
        Identifier.flaw(text)
                .ifPresent(flaw -> objections.object(ViolationCode.BAD_IDENTIFIER, place, () -> "This name " + flaw));
        return text;
    }

    /// A column's value: any scalar, in PostgreSQL's text form; null for null.
    @Nullable
    String value(Place place) throws RefusedException {
        return switch (tokens.current()) {
            case VALUE_NULL -> null;
            case VALUE_STRING -> checked(place, tokens.text());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE -> tokens.text();
            default -> {
                wrongType(place, "a string, a number, true, false or null");
                yield null;
            }
        };
    }

    void bool(Place place) throws RefusedException {
        if (tokens.current() != JsonToken.VALUE_TRUE && tokens.current() != JsonToken.VALUE_FALSE) {
            wrongType(place, "true or false");
        }
    }

    /// A whole number, written without fraction and exponent.
    void integer(Place place, long least, long most) throws RefusedException {
        if (tokens.current() != JsonToken.VALUE_NUMBER_INT) {
            wrongType(place, "a whole number");
            return;
        }
        var text = tokens.text();
        // No bound has more than 18 digits, and JSON allows no leading zeros.
        if (text.length() > 18 || Long.parseLong(text) < least || Long.parseLong(text) > most) {
            objections.outOfRange(place, least, most);
        }
    }

    private void wrongType(Place place, String wanted) throws RefusedException {
        objections.wrongType(place, wanted);
        tokens.skip();
    }

    private String checked(Place place, String text) {
        if (!UnicodeText.isStorable(text)) {
            objections.object(
                    ViolationCode.BAD_TEXT,
                    place,
                    () -> "This text holds a NUL character or half of a surrogate pair, which PostgreSQL can't store;"
                            + " remove it.");
        }
        return text;
    }
}
