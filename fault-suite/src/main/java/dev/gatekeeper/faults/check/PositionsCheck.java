package dev.gatekeeper.faults.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Whether every partition was taken to its end, and none beyond.
final class PositionsCheck {

    private PositionsCheck() {}

    /// @param ends the offset after the last record, by topic and partition
    static List<Discrepancy> find(Map<String, Map<Integer, Long>> ends, Observed observed) {
        var found = new ArrayList<Discrepancy>();
        ends.forEach((topic, ofTopic) -> ofTopic.forEach((partition, end) -> {
            var next = observed.positions().getOrDefault(topic, Map.of()).get(partition);
            if (!end.equals(next)) {
                found.add(new Discrepancy(
                        "position",
                        topic + "/" + partition + " ends at " + end + ", and its position is " + next + "."));
            }
        }));
        return found;
    }
}
