package dev.gatekeeper.faults.check;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.gatekeeper.faults.reference.Reference;
import dev.gatekeeper.faults.workload.Row;
import dev.gatekeeper.faults.workload.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Whether the journal tells of the same change sets as the reference's, each once, and in the same order. It
/// says of single change sets what the other tables show in sum.
final class JournalCheck {

    private JournalCheck() {}

    static List<Discrepancy> find(Reference expected, Observed observed) {
        var actual = numbers(observed.tables().getOrDefault(Schema.JOURNAL, List.of()));
        var streams = new TreeSet<>(expected.streams());
        streams.addAll(actual.keySet());
        var found = new ArrayList<Discrepancy>();
        for (var stream : streams) {
            var should = expected.rows(stream, Schema.JOURNAL).stream()
                    .map(JournalCheck::number)
                    .toList();
            found.addAll(compare(stream, should, actual.getOrDefault(stream, List.of())));
        }
        return found;
    }

    private static List<Discrepancy> compare(String stream, List<String> should, List<String> is) {
        var found = new ArrayList<Discrepancy>();
        var seen = new HashSet<String>();
        for (var number : is) {
            if (!seen.add(number)) {
                found.add(new Discrepancy("applied once", changeSet(number, stream) + " was applied twice."));
            }
        }
        var due = new HashSet<>(should);
        should.stream()
                .filter(number -> !seen.contains(number))
                .map(number -> new Discrepancy(
                        "applied at all", changeSet(number, stream) + " is logged, and its effect is missing."))
                .forEach(found::add);
        seen.stream()
                .filter(number -> !due.contains(number))
                .map(number -> new Discrepancy(
                        "no effect", changeSet(number, stream) + " should have none, and the journal has its row."))
                .forEach(found::add);
        if (found.isEmpty()) {
            for (var at = 0; at < should.size(); at++) {
                if (!should.get(at).equals(is.get(at))) {
                    return List.of(new Discrepancy(
                            "applied in order",
                            changeSet(is.get(at), stream) + " was applied where " + changeSet(should.get(at), stream)
                                    + " was due."));
                }
            }
        }
        return found;
    }

    private static String changeSet(String number, String stream) {
        return "change set " + number + " of " + stream;
    }

    private static Map<String, List<String>> numbers(List<Row> journal) {
        return journal.stream()
                .collect(groupingBy(
                        row -> String.valueOf(row.get(Schema.STREAM)), mapping(JournalCheck::number, toList())));
    }

    private static String number(Row row) {
        return String.valueOf(row.get(Schema.JOURNAL_NUMBER));
    }
}
