package dev.gatekeeper.changeset.wal2json;

import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.TableName;
import org.jspecify.annotations.Nullable;

/// The name of a schema or table, and the table that it named last. Thread-safe.
final class KnownName implements Recent.Piece {

    private final byte[] text;
    private final Identifier identifier;

    // Immutable itself, so threads may see an older one but never half of one.
    private @Nullable TableName table;

    KnownName(byte[] text, Identifier identifier) {
        this.text = text;
        this.identifier = identifier;
    }

    @Override
    public byte[] text() {
        return text;
    }

    Identifier identifier() {
        return identifier;
    }

    TableName in(Identifier schema) {
        var known = table;
        if (known == null || !known.schema().equals(schema)) {
            known = new TableName(schema, identifier);
            table = known;
        }
        return known;
    }
}
