package dev.gatekeeper.consumer.catalog;

import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.TableName;
import dev.gatekeeper.changeset.rejection.Reason;
import dev.gatekeeper.consumer.create.NotCreatableException;
import org.jspecify.annotations.Nullable;

/// A change can't be written, and that is its change set's own fault. Caught where changes are written; it
/// becomes a rejection there.
public final class RefusedException extends Exception {

    private final transient Reason reason;
    private final @Nullable String sqlState;
    private final transient TableName table;
    private final transient @Nullable Identifier column;

    private RefusedException(
            String code, String detail, @Nullable String sqlState, TableName table, @Nullable Identifier column) {
        super(code);
        this.reason = new Reason(code, detail);
        this.sqlState = sqlState;
        this.table = table;
        this.column = column;
    }

    public static RefusedException schemaNotAllowed(TableName table) {
        return new RefusedException(
                "schema-not-allowed",
                "The schema \"" + table.schema() + "\" is not among those that may be written to (SINK_SCHEMAS).",
                null,
                table,
                null);
    }

    public static RefusedException unknownTable(TableName table) {
        return new RefusedException(
                "unknown-table", "There is no table \"" + table + "\" in the database.", "42P01", table, null);
    }

    public static RefusedException unknownColumn(TableName table, Identifier column) {
        return new RefusedException(
                "unknown-column",
                "The table \"" + table + "\" has no column \"" + column + "\".",
                "42703",
                table,
                column);
    }

    public static RefusedException unknownType(TableName table, Identifier column, String type) {
        return new RefusedException(
                "unknown-type",
                "The column \"" + column + "\" of \"" + table + "\" is declared as \"" + type
                        + "\", and the database has no type of that name.",
                "42704",
                table,
                column);
    }

    public static RefusedException notCreatable(TableName table, NotCreatableException refusal) {
        return new RefusedException(
                refusal.reason().code(), refusal.reason().detail(), refusal.sqlState(), table, refusal.column());
    }

    public static RefusedException missingRow(TableName table) {
        return new RefusedException(
                "missing-row",
                "An update names a row that \"" + table + "\" does not have (SINK_MISSING_ROW is reject).",
                "02000",
                table,
                null);
    }

    public static RefusedException moreThanOneRow(TableName table, int rows) {
        return new RefusedException(
                "more-than-one-row",
                "A change to one row touched " + rows + " by way of \"" + table
                        + "\": it has a rule, or a unique index by another equality than its columns' own.",
                "21000",
                table,
                null);
    }

    public Reason reason() {
        return reason;
    }

    public @Nullable String sqlState() {
        return sqlState;
    }

    public TableName table() {
        return table;
    }

    public @Nullable Identifier column() {
        return column;
    }
}
