package dev.gatekeeper.faults.check;

import dev.gatekeeper.faults.load.Book;
import dev.gatekeeper.faults.reference.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What the database should hold, as it follows from the posts and the log.
///
/// @param audited the ids of the rejections in the audit topic
/// @param ends the offset after the last record, by topic and partition
record Comparison(Book book, Reference reference, Set<UUID> audited, Map<String, Map<Integer, Long>> ends) {

    /// @return what is otherwise, the most telling first
    List<Discrepancy> find(Observed observed) {
        var found = new ArrayList<Discrepancy>();
        found.addAll(JournalCheck.find(reference, observed));
        found.addAll(PromisedOrderCheck.find(book, observed));
        found.addAll(TablesCheck.find(reference, observed));
        found.addAll(LedgerCheck.find(reference, observed));
        found.addAll(RejectionsCheck.find(book, reference, audited, observed));
        found.addAll(PositionsCheck.find(ends, observed));
        return found;
    }
}
