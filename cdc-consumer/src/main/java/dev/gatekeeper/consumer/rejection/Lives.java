package dev.gatekeeper.consumer.rejection;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The states of rejections. Works in the caller's transaction; thread-safe.
@Singleton
public final class Lives {

    private final JdbcOperations jdbc;
    private final Clock clock;

    Lives(JdbcOperations jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Optional<Life> find(UUID rejection) {
        return read("select " + Life.COLUMNS + " from cdc.rejection where id = ?", rejection);
    }

    /// Finds it, and lets nobody else change it until the transaction ends.
    public Optional<Life> lock(UUID rejection) {
        return read("select " + Life.COLUMNS + " from cdc.rejection where id = ? for update", rejection);
    }

    private Optional<Life> read(String sql, UUID rejection) {
        return jdbc.prepareStatement(sql, query -> {
            query.setObject(1, rejection);
            try (var found = query.executeQuery()) {
                return found.next() ? Optional.of(Life.read(found)) : Optional.empty();
            }
        });
    }

    /// Brings a rejection into a state, where it is in one of those from which it may come there.
    ///
    /// @param by who does it; null where callers are not known, and where a replay's outcome does
    /// @return whether it was
    public boolean enter(UUID rejection, State state, Set<State> from, @Nullable String by, @Nullable String note) {
        var sql = """
            update cdc.rejection set state = ?, state_at = ?, state_by = ?, state_note = ?
            where id = ? and state = any (?)
            """;
        return jdbc.prepareStatement(sql, change -> {
            change.setString(1, state.text());
            change.setObject(2, Timestamps.of(clock.instant()));
            change.setString(3, by);
            change.setString(4, note);
            change.setObject(5, rejection);
            change.setArray(
                    6,
                    change.getConnection()
                            .createArrayOf(
                                    "text",
                                    from.stream()
                                            .map(State::text)
                                            .collect(Collectors.toSet())
                                            .toArray()));
            return change.executeUpdate() == 1;
        });
    }
}
