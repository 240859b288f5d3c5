package dev.gatekeeper.consumer.create;

import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.TableName;
import dev.gatekeeper.changeset.rejection.Reason;
import org.jspecify.annotations.Nullable;

/// What a change set names can't be made of what it says, or not in this database: that is its own fault.
public final class NotCreatableException extends Exception {

    private static final int LONGEST_SHOWN = 200;

    private final transient Reason reason;
    private final String sqlState;
    private final transient @Nullable Identifier column;

    private NotCreatableException(String code, String detail, String sqlState, @Nullable Identifier column) {
        super(code);
        this.reason = new Reason(code, detail);
        this.sqlState = sqlState;
        this.column = column;
    }

    static NotCreatableException unknownSchema(TableName table) {
        return new NotCreatableException(
                "unknown-schema",
                "There is no schema \"" + table.schema() + "\" to make the table \"" + table
                        + "\" in, and schemas are never made; create it, then send the change set again.",
                "3F000",
                null);
    }

    static NotCreatableException tooManyTables(TableName table, int most) {
        return new NotCreatableException(
                "too-many-tables",
                "The schema \"" + table.schema() + "\" has " + most + " tables or more already, so \"" + table
                        + "\" is not made (gatekeeper.sink.auto-create-tables); create it, or raise that, then send the"
                        + " change set again.",
                "54000",
                null);
    }

    static NotCreatableException keyWithoutColumn(TableName table, Identifier key) {
        return new NotCreatableException(
                "incomplete-key",
                "The primary key of \"" + table + "\" has a column \"" + key
                        + "\" of which the change says nothing else, so the table can't be made; send the whole row.",
                "42703",
                key);
    }

    static NotCreatableException unknownType(TableName table, Identifier column, String type) {
        var shown = type.length() <= LONGEST_SHOWN ? type : type.substring(0, LONGEST_SHOWN) + "…";
        return new NotCreatableException(
                "unknown-type",
                "The column \"" + column + "\" of \"" + table + "\" can't be made: its type \"" + shown
                        + "\" is none that columns can have in pg_catalog, \"" + table.schema()
                        + "\" or \"public\"; create the type, or name its schema, then send the change set again.",
                "42704",
                column);
    }

    public Reason reason() {
        return reason;
    }

    /// The code under which PostgreSQL knows such a thing.
    public String sqlState() {
        return sqlState;
    }

    public @Nullable Identifier column() {
        return column;
    }
}
