package dev.gatekeeper.changeset.wal2json;

import dev.gatekeeper.changeset.Violation;
import dev.gatekeeper.changeset.ViolationCode;
import dev.gatekeeper.changeset.Violations;
import dev.gatekeeper.changeset.schema.ChangeSetSchema;
import java.nio.CharBuffer;

/// Reads change sets in wal2json's format 1. Immutable and thread-safe.
///
/// One pass over the document yields the changes, or everything that is wrong with them. It accepts what the published
/// schema accepts and what makes sense besides: lists that agree in length, names that can be identifiers and stand
/// once, texts that PostgreSQL can hold, values that fit their types.
public final class ChangeSetParser {

    /// How large a document, in characters, is explained by the schema itself; that is slow, so a larger one gets the
    /// parser's own account.
    private static final int MOST_EXPLAINED = 1 << 20;

    private final ParserSettings settings;
    private final ChangeSetSchema schema;

    public ChangeSetParser(ParserSettings settings) {
        this.settings = settings;
        schema = ChangeSetSchema.load(settings.requireTypes());
    }

    /// Reads one document: strict JSON in UTF-8 without a byte order mark, then its shape, then its sense. The caller
    /// bounds the size; time and memory grow with it and nothing else.
    ///
    /// @param document not modified, and not kept
    public ParseResult parse(byte[] document) {
        try {
            return parse(StrictUtf8.decode(document));
        } catch (RefusedException refused) {
            return new ParseResult.NotJson(refused.violation());
        }
    }

    private ParseResult parse(CharBuffer document) throws RefusedException {
        if (isBlank(document)) {
            throw new RefusedException(new Violation(
                    ViolationCode.NOT_JSON, "", "The document is empty; send a change set, such as {\"change\":[]}."));
        }
        var objections = new Objections();
        try (var tokens = new JsonTokens(document)) {
            var changeSet = new DocumentReader(tokens, objections, settings).read();
            return objections.total() == 0
                    ? new ParseResult.Valid(changeSet)
                    : new ParseResult.Invalid(explain(document, objections));
        }
    }

    private Violations explain(CharBuffer document, Objections objections) {
        if (!objections.areOfShapeAndFew() || document.remaining() > MOST_EXPLAINED) {
            return objections.violations();
        }
        return objections.violationsWith(schema.violations(document));
    }

    private static boolean isBlank(CharBuffer document) {
        for (int i = 0; i < document.length(); i++) {
            if (" \t\r\n".indexOf(document.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }
}
