package dev.gatekeeper.faults;

import dev.gatekeeper.faults.check.Discrepancy;
import dev.gatekeeper.faults.check.Inspection;
import dev.gatekeeper.faults.event.Event;
import dev.gatekeeper.faults.event.Struck;
import dev.gatekeeper.faults.load.Tally;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// What happened in a round, and what came of it.
///
/// @param faults those that struck
/// @param events those, their ends, and what else happened to the cluster
/// @param drained from the last answer, or the last fault's end, to the moment at which all was taken
/// @param lasted from its beginning to that moment
/// @param applied how many rows were applied in each second of it; empty where PostgreSQL does not say
/// @param sums as of the end of the round
/// @param discrepancies the most telling first; none where the round holds
record RoundResult(
        int round,
        List<Struck> faults,
        List<Event> events,
        Tally.Counts clients,
        Duration drained,
        Duration lasted,
        Optional<SortedMap<Integer, Long>> applied,
        Inspection.Sums sums,
        List<Discrepancy> discrepancies) {

    RoundResult {
        faults = List.copyOf(faults);
        events = List.copyOf(events);
        discrepancies = List.copyOf(discrepancies);
    }

    boolean holds() {
        return discrepancies.isEmpty();
    }
}
