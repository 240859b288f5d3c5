package dev.gatekeeper.changeset.wal2json;

import dev.gatekeeper.changeset.Format;
import dev.gatekeeper.changeset.Violation;
import dev.gatekeeper.changeset.ViolationCode;
import dev.gatekeeper.changeset.Violations;
import dev.gatekeeper.changeset.schema.ChangeSetSchema;
import java.nio.CharBuffer;

/// Reads change sets as wal2json prints them. Immutable and thread-safe.
///
/// One pass over a payload yields the changes, or everything that is wrong with them. It accepts what the
/// published schema accepts and what makes sense besides: lists that agree in length, names that can be
/// identifiers and stand once, texts that PostgreSQL can hold, values that fit their types.
public final class ChangeSetParser {

    /// How large a document of format 1, in characters, is explained by the schema itself; that is slow, so a larger
    /// one gets the parser's own account.
    private static final int MOST_EXPLAINED = 1 << 20;

    private final ParserSettings settings;
    private final ChangeSetSchema schema;

    public ChangeSetParser(ParserSettings settings) {
        this.settings = settings;
        schema = ChangeSetSchema.load(Format.WAL2JSON_1, settings.requireTypes());
    }

    /// Reads one payload: strict JSON in UTF-8 without a byte order mark, then its shape, then its sense. The
    /// caller bounds the size; time and memory grow with it and nothing else.
    ///
    /// Violations point into the document, or in format 2 into the list of the payload's lines:
    /// `/3/columns/0/value` stands in the fourth line.
    ///
    /// @param payload not modified, and not kept
    public ParseResult parse(Format format, byte[] payload) {
        try {
            var text = StrictUtf8.decode(payload);
            if (JsonTokens.isBlank(text)) {
                throw new RefusedException(new Violation(
                        ViolationCode.NOT_JSON,
                        "",
                        "The document is empty; send a change set, such as {\"change\":[]}."));
            }
            return switch (format) {
                case WAL2JSON_1 -> document(text);
                case WAL2JSON_2 -> lines(text);
            };
        } catch (RefusedException refused) {
            return new ParseResult.NotJson(refused.violation());
        }
    }

    private ParseResult document(CharBuffer document) throws RefusedException {
        var objections = new Objections("/change/");
        try (var tokens = new JsonTokens(document, "", 0)) {
            var changeSet = new DocumentReader(tokens, objections, settings).read();
            return objections.total() == 0
                    ? new ParseResult.Valid(changeSet)
                    : new ParseResult.Invalid(explain(document, objections));
        }
    }

    private ParseResult lines(CharBuffer lines) throws RefusedException {
        var objections = new Objections("/");
        var changeSet = new LinesReader(objections, settings).read(lines);
        return objections.total() == 0
                ? new ParseResult.Valid(changeSet)
                : new ParseResult.Invalid(objections.violations());
    }

    private Violations explain(CharBuffer document, Objections objections) {
        if (!objections.areOfShapeAndFew() || document.remaining() > MOST_EXPLAINED) {
            return objections.violations();
        }
        return objections.violationsWith(schema.violations(document));
    }
}
