package dev.gatekeeper.changeset.wal2json;

import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.UnicodeText;
import dev.gatekeeper.changeset.ViolationCode;
import org.jspecify.annotations.Nullable;

/// Reads the current token as what belongs at its place, or objects and gives a stand-in, so that reading can go on.
record ScalarReader(JsonTokens tokens, Objections objections, Familiar familiar) {

    /// The largest of PostgreSQL's unsigned integers of 32 bits: an oid, a transaction's id.
    static final long MOST_UNSIGNED = 4_294_967_295L;

    /// PostgreSQL's MaxHeapAttributeNumber: no column stands further right.
    static final int MOST_COLUMNS = 1_600;

    static final int MOST_ORIGIN = 65_535;

    /// Any string that PostgreSQL can hold.
    String string() throws RefusedException {
        if (tokens.current() != JsonToken.STRING) {
            wrongType("a string");
            return "";
        }
        return checked(tokens.text());
    }

    /// The same, where it does not matter which.
    void anyString() throws RefusedException {
        if (tokens.current() != JsonToken.STRING || tokens.scalar().isEscaped()) {
            string();
        }
    }

    void stringOrNull() throws RefusedException {
        if (tokens.current() != JsonToken.STRING && tokens.current() != JsonToken.NULL) {
            wrongType("a string or null");
        }
    }

    /// A string that can be an identifier; null where it can't.
    @Nullable
    Identifier identifier() throws RefusedException {
        if (tokens.current() != JsonToken.STRING) {
            wrongType("a string");
            return null;
        }
        var text = tokens.text();
        var flaw = Identifier.flaw(text);
        if (flaw.isPresent()) {
            objections.object(ViolationCode.BAD_IDENTIFIER, tokens::pointer, () -> "This name " + flaw.get());
            return null;
        }
        return new Identifier(text);
    }

    /// The same of a schema or table.
    @Nullable
    KnownName name() throws RefusedException {
        if (tokens.current() != JsonToken.STRING) {
            wrongType("a string");
            return null;
        }
        int digest = tokens.scalar().digest();
        var known = familiar.names().find(digest);
        if (known != null && tokens.scalar().isSpelled(known.text())) {
            return known;
        }
        var identifier = identifier();
        return identifier == null
                ? null
                : familiar.names().keep(digest, new KnownName(tokens.scalar().spelling(), identifier));
    }

    /// A place in a write-ahead log.
    String lsn() throws RefusedException {
        int before = objections.total();
        var text = string();
        if (objections.total() == before && !isLsn(text)) {
            objections.object(
                    ViolationCode.BAD_VALUE,
                    tokens::pointer,
                    () -> "This is no place in a write-ahead log; send two hexadecimal numbers as in 0/27F9308.");
        }
        return text;
    }

    /// A column's value: any scalar, in PostgreSQL's text form; null for null.
    @Nullable
    String value() throws RefusedException {
        return switch (tokens.current()) {
            case NULL -> null;
            case STRING -> checked(tokens.text());
            case INTEGER, DECIMAL, TRUE, FALSE -> tokens.text();
            case OBJECT, ARRAY -> {
                wrongType("a string, a number, true, false or null");
                yield null;
            }
        };
    }

    void bool() throws RefusedException {
        if (tokens.current() != JsonToken.TRUE && tokens.current() != JsonToken.FALSE) {
            wrongType("true or false");
        }
    }

    /// A whole number, written without fraction and exponent.
    long integer(long least, long most) throws RefusedException {
        if (tokens.current() != JsonToken.INTEGER) {
            wrongType("a whole number");
            return least;
        }
        var text = tokens.text();
        // No bound has more than 18 digits, and JSON allows no leading zeros.
        var number = text.length() > 18 ? Long.MAX_VALUE : Long.parseLong(text);
        if (number < least || number > most) {
            objections.outOfRange(tokens::pointer, least, most);
            return least;
        }
        return number;
    }

    /// Whether an object begins here; else there is an objection.
    boolean isObject() throws RefusedException {
        return is(JsonToken.OBJECT, "an object");
    }

    /// Whether an array begins here; else there is an objection.
    boolean isList() throws RefusedException {
        return is(JsonToken.ARRAY, "a list");
    }

    private boolean is(JsonToken token, String wanted) throws RefusedException {
        if (tokens.current() == token) {
            return true;
        }
        wrongType(wanted);
        return false;
    }

    private void wrongType(String wanted) throws RefusedException {
        objections.wrongType(tokens::pointer, wanted);
        tokens.skip();
    }

    private static boolean isLsn(String text) {
        var slash = text.indexOf('/');
        return isHexadecimal(text, 0, slash) && isHexadecimal(text, slash + 1, text.length());
    }

    private static boolean isHexadecimal(String text, int from, int to) {
        if (to - from < 1 || to - from > 8) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (text.charAt(i) >= 0x80 || Character.digit(text.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    private String checked(String text) {
        if (tokens.scalar().isEscaped() && !UnicodeText.isStorable(text)) {
            objections.object(
                    ViolationCode.BAD_TEXT,
                    tokens::pointer,
                    () -> "This text holds a NUL character or half of a surrogate pair, which PostgreSQL can't store;"
                            + " remove it.");
        }
        return text;
    }
}
