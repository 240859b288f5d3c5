package dev.gatekeeper.faults.check;

import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.faults.workload.Row;
import java.util.List;
import java.util.Map;

/// What the database holds, as of one instant.
///
/// @param tables by name; the journal's rows in the order in which they were inserted
/// @param ledger by id: the primary key sees to it that there is one row for each
/// @param positions the next offsets, by topic and partition
public record Observed(
        Map<String, List<Row>> tables,
        Map<ChangeSetId, LedgerRow> ledger,
        List<RejectionRow> rejections,
        Map<String, Map<Integer, Long>> positions) {

    public Observed {
        tables = Map.copyOf(tables);
        ledger = Map.copyOf(ledger);
        rejections = List.copyOf(rejections);
        positions = Map.copyOf(positions);
    }
}
