package dev.gatekeeper.consumer.apply;

import dev.gatekeeper.consumer.apply.Outcome.Refused;
import dev.gatekeeper.consumer.apply.Outcome.Written;
import dev.gatekeeper.consumer.catalog.RefusedException;
import dev.gatekeeper.consumer.ledger.Effects;
import dev.gatekeeper.consumer.log.LogRecord.Accepted;
import dev.gatekeeper.consumer.trouble.Blame;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes change sets in order, change by change, so that each leaves all of its rows or none.
///
/// A range of them is written under one savepoint. Each ends with its deferred constraints checked, so that what fails
/// is known to be its own fault, wherever batches begin and end: the range rolls back, what stood before the bad one is
/// written again, the bad one is tried alone and set aside, and the rest goes on. Used by one thread.
final class CarefulLane {

    private final Connection connection;
    private final RowWriter writer;

    CarefulLane(Connection connection, RowWriter writer) {
        this.connection = connection;
        this.writer = writer;
    }

    /// @return an outcome for each, in their order
    /// @throws SQLException where the database is at fault: the transaction is to be rolled back
    List<Outcome> write(List<Accepted> changes) throws SQLException {
        var outcomes = new ArrayList<Outcome>();
        var rest = changes;
        while (!rest.isEmpty()) {
            var tried = attempt(rest);
            if (tried.refused() == null) {
                outcomes.addAll(tried.written());
                break;
            }
            var bad = tried.written().size();
            outcomes.addAll(write(rest.subList(0, bad)));
            outcomes.add(alone(rest.get(bad)));
            rest = rest.subList(bad + 1, rest.size());
        }
        return outcomes;
    }

    /// One that failed is tried once more, with nothing remembered of the database, before it is held at fault.
    private Outcome alone(Accepted change) throws SQLException {
        writer.lookAgain();
        var tried = attempt(List.of(change));
        return tried.refused() == null ? tried.written().getFirst() : tried.refused();
    }

    /// What came of a range.
    ///
    /// @param written those that were written, up to the first that was refused
    /// @param refused null where none was; else everything is rolled back
    private record Attempt(List<Written> written, @Nullable Refused refused) {}

    private Attempt attempt(List<Accepted> range) throws SQLException {
        var savepoint = connection.setSavepoint();
        var written = new ArrayList<Written>();
        for (var change : range) {
            switch (writeOne(change)) {
                case Written done -> written.add(done);
                case Refused refused -> {
                    connection.rollback(savepoint);
                    writer.rolledBack();
                    return new Attempt(written, refused);
                }
            }
        }
        connection.releaseSavepoint(savepoint);
        return new Attempt(written, null);
    }

    private Outcome writeOne(Accepted change) throws SQLException {
        var changes = change.changeSet().changes();
        var effects = Effects.NONE;
        var at = 0;
        try {
            constraints("deferred");
            for (; at < changes.size(); at++) {
                effects = effects.and(writer.write(changes.get(at)));
            }
            constraints("immediate");
            return new Written(change, effects);
        } catch (RefusedException refusal) {
            return Refusals.of(change, at, refusal);
        } catch (SQLException refusal) {
            return switch (Blame.of(refusal)) {
                case CHANGE_SET -> Refusals.of(change, at, refusal);
                case DATABASE -> throw new TroubledException(change.place(), refusal);
            };
        }
    }

    private void constraints(String when) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set constraints all " + when);
        }
    }
}
