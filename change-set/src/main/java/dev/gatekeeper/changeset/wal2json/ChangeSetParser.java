package dev.gatekeeper.changeset.wal2json;

import dev.gatekeeper.changeset.ChangeSet;
import dev.gatekeeper.changeset.Format;
import dev.gatekeeper.changeset.Violations;
import dev.gatekeeper.changeset.schema.ChangeSetSchema;
import java.util.Optional;

/// Reads change sets as wal2json prints them. Thread-safe; one for a whole process reads faster than many, since it
/// remembers the names and types that keep coming.
///
/// One pass over a payload yields the changes, or everything that is wrong with them. It accepts what the
/// published schema accepts and what makes sense besides: lists that agree in length, names that can be
/// identifiers and stand once, texts that PostgreSQL can hold, values that fit their types.
public final class ChangeSetParser {

    /// How large a document of format 1, in bytes, is explained by the schema itself; that is slow, so a larger
    /// one gets the parser's own account.
    private static final int MOST_EXPLAINED = 1 << 20;

    private final ParserSettings settings;
    private final ChangeSetSchema schema;
    private final Familiar familiar = new Familiar();

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
        var objections = objections(format);
        try {
            var changeSet = read(format, payload, objections);
            return objections.total() == 0
                    ? new ParseResult.Valid(changeSet)
                    : new ParseResult.Invalid(violations(format, payload, objections));
        } catch (RefusedException refused) {
            return new ParseResult.NotJson(refused.violation());
        }
    }

    /// The change set that [#parse] yields, in no more than the one pass: what is wrong is not explained. Empty where
    /// anything is.
    ///
    /// @param payload not modified, and not kept
    public Optional<ChangeSet> changeSet(Format format, byte[] payload) {
        var objections = objections(format);
        try {
            return Optional.of(read(format, payload, objections)).filter(_ -> objections.total() == 0);
        } catch (RefusedException refused) {
            return Optional.empty();
        }
    }

    private static Objections objections(Format format) {
        return new Objections(format == Format.WAL2JSON_2 ? "/" : "/change/");
    }

    private ChangeSet read(Format format, byte[] payload, Objections objections) throws RefusedException {
        var tokens = new JsonTokens(payload, format == Format.WAL2JSON_2);
        var scalars = new ScalarReader(tokens, objections, familiar);
        if (!tokens.place().nextText()) {
            throw JsonFault.empty();
        }
        return switch (format) {
            case WAL2JSON_1 -> new DocumentReader(scalars, settings).read();
            case WAL2JSON_2 -> new LinesReader(scalars, settings).read();
        };
    }

    private Violations violations(Format format, byte[] payload, Objections objections) {
        return switch (format) {
            case WAL2JSON_1 -> explain(payload, objections);
            case WAL2JSON_2 -> objections.violations();
        };
    }

    private Violations explain(byte[] document, Objections objections) {
        if (!objections.areOfShapeAndFew() || document.length > MOST_EXPLAINED) {
            return objections.violations();
        }
        return objections.violationsWith(schema.violations(StrictUtf8.decode(document)));
    }
}
