package dev.gatekeeper.consumer.apply;

import dev.gatekeeper.consumer.log.LogRecord.Accepted;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Writes change sets in their order, as many together as go the same lane. Used by one thread.
final class Lanes {

    private final Triage triage;
    private final FastLane fast;
    private final CarefulLane careful;
    private final LaneCounts counts;

    Lanes(Triage triage, FastLane fast, CarefulLane careful, LaneCounts counts) {
        this.triage = triage;
        this.fast = fast;
        this.careful = careful;
        this.counts = counts;
    }

    /// @return an outcome for each, in their order
    /// @throws SQLException where the database is at fault: the transaction is to be rolled back
    List<Outcome> write(List<Accepted> changes) throws SQLException {
        var outcomes = new ArrayList<Outcome>(changes.size());
        var folded = new ArrayList<FoldedChangeSet>();
        var others = new ArrayList<Accepted>();
        for (var change : changes) {
            switch (triage.laneOf(change)) {
                case Lane.Fast(var changeSet) -> {
                    outcomes.addAll(carefully(others));
                    folded.add(changeSet);
                }
                case Lane.Making() -> {
                    counts.careful("making");
                    outcomes.addAll(carefully(others));
                    outcomes.addAll(fast(folded));
                    outcomes.addAll(careful.write(List.of(change)));
                }
                case Lane.Careful(var why) -> {
                    counts.careful(why);
                    outcomes.addAll(fast(folded));
                    others.add(change);
                }
            }
        }
        outcomes.addAll(carefully(others));
        outcomes.addAll(fast(folded));
        return outcomes;
    }

    private List<Outcome> fast(List<FoldedChangeSet> folded) throws SQLException {
        var outcomes = folded.isEmpty() ? List.<Outcome>of() : fast.write(List.copyOf(folded));
        folded.clear();
        return outcomes;
    }

    private List<Outcome> carefully(List<Accepted> others) throws SQLException {
        var outcomes = others.isEmpty() ? List.<Outcome>of() : careful.write(List.copyOf(others));
        others.clear();
        return outcomes;
    }
}
