package dev.gatekeeper.consumer.apply;

import dev.gatekeeper.changeset.Change;
import dev.gatekeeper.changeset.TableName;
import dev.gatekeeper.changeset.rejection.Reason;
import dev.gatekeeper.changeset.rejection.SinkFault;
import dev.gatekeeper.consumer.catalog.RefusedException;
import dev.gatekeeper.consumer.log.LogRecord.Accepted;
import dev.gatekeeper.consumer.log.Place;
import dev.gatekeeper.consumer.trouble.Said;
import dev.gatekeeper.consumer.trouble.Trouble;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Words for why a change set was refused. PostgreSQL's primary message is its words; its detail, which
/// shows rows, is kept apart.
final class Refusals {

    private Refusals() {}

    /// @param at the change at fault, counted from 0; as many as there are where all were written, and a
    ///     deferred constraint failed at the end
    static Outcome.Refused of(Accepted change, int at, RefusedException refusal) {
        var column = refusal.column();
        var place = change.place();
        return new Outcome.Refused(
                change,
                new Reason(
                        refusal.reason().code(),
                        where(change, at) + ": " + refusal.reason().detail()),
                new SinkFault(
                        place.topic(),
                        place.partition(),
                        place.offset(),
                        refusal.sqlState(),
                        refusal.table().schema().text(),
                        refusal.table().table().text(),
                        column == null ? null : column.text(),
                        null,
                        null));
    }

    /// The same for what PostgreSQL raised.
    static Outcome.Refused of(Accepted change, int at, SQLException refusal) {
        var said = Said.of(Trouble.first(refusal).orElse(refusal));
        var table = table(change, at);
        var message = said.message() == null ? "no message" : said.message();
        var place = change.place();
        return new Outcome.Refused(
                change,
                new Reason(code(said.sqlState()), where(change, at) + ": PostgreSQL says: " + message),
                new SinkFault(
                        place.topic(),
                        place.partition(),
                        place.offset(),
                        said.sqlState(),
                        firstOf(
                                said.schema(),
                                table == null ? null : table.schema().text()),
                        firstOf(
                                said.table(),
                                table == null ? null : table.table().text()),
                        said.column(),
                        said.constraint(),
                        said.detail()));
    }

    /// What PostgreSQL said, if anything did, of a record that could not be applied for other reasons than its own.
    static SinkFault fault(Place place, Throwable cause) {
        return Trouble.first(cause)
                .map(Said::of)
                .map(said -> new SinkFault(
                        place.topic(),
                        place.partition(),
                        place.offset(),
                        said.sqlState(),
                        said.schema(),
                        said.table(),
                        said.column(),
                        said.constraint(),
                        said.detail()))
                .orElseGet(place::fault);
    }

    /// The table that the change is about, where it is about one.
    private static @Nullable TableName table(Accepted change, int at) {
        var changes = change.changeSet().changes();
        if (at >= changes.size()) {
            return null;
        }
        return switch (changes.get(at)) {
            case Change.RowChange row -> row.table();
            case Change.Truncate truncate
            when truncate.tables().size() == 1 -> truncate.tables().getFirst();
            case Change.Truncate _, Change.Message _ -> null;
        };
    }

    private static String code(@Nullable String sqlState) {
        var state = String.valueOf(sqlState);
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

    private static @Nullable String firstOf(@Nullable String first, @Nullable String second) {
        return first == null ? second : first;
    }
}
