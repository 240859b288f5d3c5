package dev.gatekeeper.faults.check;

import dev.gatekeeper.faults.reference.Counts;
import dev.gatekeeper.faults.reference.Fate;
import dev.gatekeeper.faults.reference.Reference;
import dev.gatekeeper.faults.reference.Verdict;
import java.util.ArrayList;
import java.util.List;

/// Whether the ledger has a row for each id of the log, with the outcome, the place and the counts that are due.
final class LedgerCheck {

    private static final String LEDGER = "ledger";

    private LedgerCheck() {}

    static List<Discrepancy> find(Reference expected, Observed observed) {
        var found = new ArrayList<Discrepancy>();
        var fates = expected.ledger();
        fates.forEach((id, fate) -> {
            var row = observed.ledger().get(id);
            var due = row(fate);
            if (row == null) {
                found.add(new Discrepancy(
                        LEDGER, "The " + fate.post() + ", logged at " + fate.place() + ", is not in cdc.change_set."));
            } else if (!row.equals(due)) {
                found.add(new Discrepancy(
                        LEDGER,
                        "cdc.change_set has of the " + fate.post() + " " + row + ", and should have " + due + "."));
            }
        });
        observed.ledger().forEach((id, row) -> {
            if (!fates.containsKey(id)) {
                found.add(new Discrepancy(
                        LEDGER, "cdc.change_set has " + id + ", which is not in the log: " + row + "."));
            }
        });
        return found;
    }

    /// The row that is due.
    static LedgerRow row(Fate fate) {
        var applied = fate.verdict() instanceof Verdict.Applied;
        return new LedgerRow(
                fate.post().stream(),
                fate.post().sha256(),
                applied ? "applied" : "rejected",
                !applied,
                fate.place(),
                switch (fate.verdict()) {
                    case Verdict.Applied(var counts) -> counts;
                    case Verdict.Rejected _ -> Counts.NONE;
                },
                0,
                fate.repeats());
    }
}
