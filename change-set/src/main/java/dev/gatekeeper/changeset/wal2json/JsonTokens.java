package dev.gatekeeper.changeset.wal2json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.gatekeeper.changeset.Violation;
import dev.gatekeeper.changeset.ViolationCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.CharBuffer;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;

/// The tokens of one JSON text, one after the other: strict RFC 8259, at most [#MOST_DEPTH] levels deep, numbers
/// as they are written. Whatever breaks that ends the reading with a [RefusedException]. Not thread-safe.
final class JsonTokens implements AutoCloseable {

    /// A change set needs five levels; the rest is room for what is unknown, so that it can be named instead.
    static final int MOST_DEPTH = 64;

    // The size of the whole document is bounded before it comes here, and numbers are never converted.
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MOST_DEPTH)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final JsonParser parser;
    private final String base;
    private final int linesBefore;

    /// @param text backed by an array
    /// @param base the place of the text in the payload, as a JSON Pointer
    /// @param linesBefore how many lines of the payload stand before it
    JsonTokens(CharBuffer text, String base, int linesBefore) {
        this.base = base;
        this.linesBefore = linesBefore;
        try {
            parser = JSON.createParser(text.array(), text.arrayOffset() + text.position(), text.remaining());
        } catch (IOException readsNothingYet) {
            throw new UncheckedIOException(readsNothingYet);
        }
    }

    /// Whether there is nothing but what JSON takes for white space.
    static boolean isBlank(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if (" \t\r\n".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /// The next token, which becomes the current one; null past the end.
    @Nullable
    JsonToken next() throws RefusedException {
        try {
            return parser.nextToken();
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /// The first token of the value that comes next, inside an array or behind a member's name.
    JsonToken nextValue() throws RefusedException {
        var token = next();
        if (token == null) {
            throw new IllegalStateException("Jackson ends a document inside an array or object with an exception.");
        }
        return token;
    }

    /// The next member's name, or null where the object ends.
    @Nullable
    String nextMember() throws RefusedException {
        try {
            return parser.nextFieldName();
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /// What to throw where the current member's name stands in its object a second time.
    RefusedException duplicateKey() {
        return new RefusedException(new Violation(
                ViolationCode.DUPLICATE_KEY, pointer(), "This key stands twice in its object; keep one of the two."));
    }

    JsonToken current() {
        return parser.currentToken();
    }

    /// The current scalar as it is written: a string's content, a number digit by digit, `true`, `false`, `null`.
    String text() throws RefusedException {
        try {
            return parser.getText();
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /// Passes over the current value, however deep; it has to be JSON without duplicate keys all the same.
    void skip() throws RefusedException {
        switch (parser.currentToken()) {
            case START_ARRAY -> {
                while (nextValue() != JsonToken.END_ARRAY) {
                    skip();
                }
            }
            case START_OBJECT -> {
                var seen = new HashSet<String>();
                for (var name = nextMember(); name != null; name = nextMember()) {
                    if (!seen.add(name)) {
                        throw duplicateKey();
                    }
                    nextValue();
                    skip();
                }
            }
            default -> {} // The next token ends a scalar, and checks it.
        }
    }

    /// @throws RefusedException where anything but white space follows
    void end() throws RefusedException {
        if (next() != null) {
            throw new RefusedException(new Violation(
                    ViolationCode.NOT_JSON,
                    base,
                    "Something follows the document's end " + place() + "; send one document alone."));
        }
    }

    private RefusedException refused(IOException fault) {
        return new RefusedException(
                switch (fault) {
                    case StreamConstraintsException tooDeep ->
                        new Violation(
                                ViolationCode.TOO_DEEP,
                                base,
                                "Arrays and objects are nested more than " + MOST_DEPTH
                                        + " levels deep; a change set needs five.");
                    case JsonParseException notJson ->
                        new Violation(
                                ViolationCode.NOT_JSON,
                                pointer(),
                                "This is not JSON " + place() + ": " + plain(notJson.getOriginalMessage()));
                    default -> throw new UncheckedIOException("Reading from memory failed.", fault);
                });
    }

    /// Jackson's message without its advice to whoever configures Jackson.
    private static String plain(String message) {
        return message.replaceFirst(" \\((?:enable|for JSON|codes?).*", "")
                .replaceFirst(": enable .*", "")
                .strip()
                .replaceFirst("[.:]?$", ".");
    }

    private String place() {
        var location = parser.currentLocation();
        return "(line " + (linesBefore + location.getLineNr()) + ", column " + location.getColumnNr() + ")";
    }

    /// Where in the payload the current value stands, as a JSON Pointer.
    String pointer() {
        return base + parser.getParsingContext().pathAsPointer();
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException closesNothing) {
            throw new UncheckedIOException(closesNothing);
        }
    }
}
