package dev.gatekeeper.consumer.rejection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What became of a rejection since it was made.
///
/// @param since when it came into its state; null where it has never left the first one
/// @param by who brought it there; null where callers are not known, and where a replay's outcome did
/// @param times how often the payload was refused
/// @param firstRejectedAt when it was refused first
public record Life(
        State state,
        @Nullable Instant since,
        @Nullable String by,
        @Nullable String note,
        int times,
        Instant firstRejectedAt) {

    static final String COLUMNS = "state, state_at, state_by, state_note, times, first_rejected_at";

    static Life read(ResultSet row) throws SQLException {
        return new Life(
                State.named(row.getString("state")).orElseThrow(),
                Timestamps.nullable(row, "state_at"),
                row.getString("state_by"),
                row.getString("state_note"),
                row.getInt("times"),
                Timestamps.required(row, "first_rejected_at"));
    }
}
