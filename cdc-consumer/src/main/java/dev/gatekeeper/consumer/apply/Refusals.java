package dev.gatekeeper.consumer.apply;

import dev.gatekeeper.changeset.Change;
import dev.gatekeeper.changeset.rejection.Reason;
import dev.gatekeeper.changeset.rejection.SinkFault;
import dev.gatekeeper.consumer.log.LogRecord.Accepted;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/// Words for why a change set was refused. PostgreSQL's primary message is given, never its detail: that quotes rows.
final class Refusals {

    private Refusals() {}

    /// @param at the change at fault, counted from 0; as many as there are where all were written, and a deferred
    ///     constraint failed at the end
    static Outcome.Refused of(Accepted change, int at, RefusedException refusal) {
        var column = refusal.column();
        return new Outcome.Refused(
                change,
                new Reason(
                        refusal.reason().code(),
                        where(change, at) + ": " + refusal.reason().detail()),
                fault(
                        change,
                        refusal.sqlState(),
                        refusal.table().schema().text(),
                        refusal.table().table().text(),
                        column == null ? null : column.text(),
                        null));
    }

    /// The same for what PostgreSQL raised.
    static Outcome.Refused of(Accepted change, int at, SQLException refusal) {
        var said = refusal instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
        var table = at < change.changeSet().changes().size()
                        && change.changeSet().changes().get(at) instanceof Change.RowChange row
                ? row.table()
                : null;
        var message = said == null || said.getMessage() == null ? "no message" : said.getMessage();
        return new Outcome.Refused(
                change,
                new Reason(code(refusal), where(change, at) + ": PostgreSQL says: " + message),
                fault(
                        change,
                        refusal.getSQLState(),
                        firstOf(
                                said == null ? null : said.getSchema(),
                                table == null ? null : table.schema().text()),
                        firstOf(
                                said == null ? null : said.getTable(),
                                table == null ? null : table.table().text()),
                        said == null ? null : said.getColumn(),
                        said == null ? null : said.getConstraint()));
    }

    private static String code(SQLException refusal) {
        var state = String.valueOf(refusal.getSQLState());
        return switch (state) {
            case "23505" -> "duplicate-key";
            case "23503" -> "foreign-key";
            case "23502" -> "not-null";
            case "23514" -> "check-constraint";
            case "42P01" -> "unknown-table";
            case "42703" -> "unknown-column";
            case "42704" -> "unknown-type";
            default -> {
                if (state.startsWith("22")) {
                    yield "bad-value";
                }
                yield state.startsWith("23") ? "constraint" : "refused-by-postgresql";
            }
        };
    }

    private static String where(Accepted change, int at) {
        var changes = change.changeSet().changes();
        if (at >= changes.size()) {
            return "At the end of the change set";
        }
        var what = switch (changes.get(at)) {
            case Change.Insert _ -> "insert";
            case Change.Update _ -> "update";
            case Change.Delete _ -> "delete";
            case Change.Truncate _ -> "truncate";
            case Change.Message _ -> "message";
        };
        return "Change " + (at + 1) + " of " + changes.size() + " (" + what + ")";
    }

    private static SinkFault fault(
            Accepted change,
            @Nullable String sqlState,
            @Nullable String schema,
            @Nullable String table,
            @Nullable String column,
            @Nullable String constraint) {
        var place = change.place();
        return new SinkFault(
                place.topic(), place.partition(), place.offset(), sqlState, schema, table, column, constraint);
    }

    private static @Nullable String firstOf(@Nullable String first, @Nullable String second) {
        return first == null ? second : first;
    }
}
