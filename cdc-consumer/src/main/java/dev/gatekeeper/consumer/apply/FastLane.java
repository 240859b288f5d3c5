package dev.gatekeeper.consumer.apply;

import dev.gatekeeper.consumer.catalog.Catalog;
import dev.gatekeeper.consumer.catalog.MissingRow;
import dev.gatekeeper.consumer.catalog.RefusedException;
import dev.gatekeeper.consumer.catalog.SinkSettings;
import dev.gatekeeper.consumer.fold.Fold;
import dev.gatekeeper.consumer.fold.Shapes;
import dev.gatekeeper.consumer.fold.Tally;
import dev.gatekeeper.consumer.trouble.Blame;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Writes the net effect of many change sets at once. Where it is refused, halving finds the change sets that are to
/// blame: each of them goes to the careful lane alone, and the others are written in halves. Used by one thread.
final class FastLane {

    private final Connection connection;
    private final SinkSettings settings;
    private final Catalog catalog;
    private final Shapes shapes;
    private final CarefulLane careful;
    private final LaneCounts counts;

    FastLane(
            Connection connection,
            SinkSettings settings,
            Catalog catalog,
            Shapes shapes,
            CarefulLane careful,
            LaneCounts counts) {
        this.connection = connection;
        this.settings = settings;
        this.catalog = catalog;
        this.shapes = shapes;
        this.careful = careful;
        this.counts = counts;
    }

    /// @return an outcome for each, in their order
    /// @throws SQLException where the database is at fault: the transaction is to be rolled back
    List<Outcome> write(List<FoldedChangeSet> range) throws SQLException {
        var written = attempt(range);
        if (written.isPresent()) {
            counts.folded(range.size());
            return written.get();
        }
        if (range.size() == 1) {
            counts.careful("fell-back");
            return careful.write(List.of(range.getFirst().change()));
        }
        var half = range.size() / 2;
        var outcomes = new ArrayList<>(write(range.subList(0, half)));
        outcomes.addAll(write(range.subList(half, range.size())));
        return outcomes;
    }

    /// @return empty where the range was refused, and has left nothing
    private Optional<List<Outcome>> attempt(List<FoldedChangeSet> range) throws SQLException {
        var tallies = Stream.generate(Tally::new).limit(range.size()).toList();
        var stages = folded(range).stages();
        var savepoint = connection.setSavepoint();
        try {
            var writer = new StageWriter(connection, catalog, tallies);
            for (var stage : stages) {
                writer.write(stage);
            }
        } catch (RefusedException e) {
            connection.rollback(savepoint);
            return Optional.empty();
        } catch (SQLException e) {
            if (Blame.of(e) == Blame.DATABASE) {
                throw range.size() == 1
                        ? new TroubledException(range.getFirst().change().place(), e)
                        : e;
            }
            connection.rollback(savepoint);
            return Optional.empty();
        }
        if (settings.missingRow() == MissingRow.REJECT && tallies.stream().anyMatch(Tally::missedUpdate)) {
            connection.rollback(savepoint);
            return Optional.empty();
        }
        connection.releaseSavepoint(savepoint);
        return Optional.of(outcomes(range, tallies));
    }

    private Fold folded(List<FoldedChangeSet> range) {
        var fold = new Fold(shapes);
        for (var member = 0; member < range.size(); member++) {
            for (var op : range.get(member).ops()) {
                fold.add(member, op);
            }
        }
        return fold;
    }

    private static List<Outcome> outcomes(List<FoldedChangeSet> range, List<Tally> tallies) {
        var outcomes = new ArrayList<Outcome>();
        for (var member = 0; member < range.size(); member++) {
            var changeSet = range.get(member);
            outcomes.add(new Outcome.Written(changeSet.change(), changeSet.effects(tallies.get(member))));
        }
        return outcomes;
    }
}
