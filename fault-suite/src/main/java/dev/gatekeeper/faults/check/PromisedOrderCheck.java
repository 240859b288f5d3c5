package dev.gatekeeper.faults.check;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.gatekeeper.faults.load.Book;
import dev.gatekeeper.faults.load.Post;
import dev.gatekeeper.faults.workload.Row;
import dev.gatekeeper.faults.workload.Schema;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whether what was accepted was applied in the order in which the stream's client was told so. It looks past the
/// log and the reference, from the answers straight to the table. Posts that share a key are left out: of these
/// one may rightly be tried anew after another.
final class PromisedOrderCheck {

    private PromisedOrderCheck() {}

    static List<Discrepancy> find(Book book, Observed observed) {
        Map<String, List<String>> applied = observed.tables().getOrDefault(Schema.JOURNAL, List.of()).stream()
                .collect(groupingBy(
                        row -> String.valueOf(row.get(Schema.STREAM)), mapping(PromisedOrderCheck::number, toList())));
        var ids = book.all().stream().collect(groupingBy(entry -> entry.post().id(), counting()));
        var promised = book.accepted().stream()
                .filter(post -> ids.getOrDefault(post.id(), 0L) == 1)
                .collect(groupingBy(Post::stream, mapping(post -> Integer.toString(post.number()), toList())));
        return promised.entrySet().stream()
                .map(stream ->
                        compare(stream.getKey(), stream.getValue(), applied.getOrDefault(stream.getKey(), List.of())))
                .flatMap(Optional::stream)
                .toList();
    }

    /// What was rejected left no row, and what nobody was told of may stand anywhere.
    private static Optional<Discrepancy> compare(String stream, List<String> promised, List<String> applied) {
        var due = only(promised, applied);
        var is = only(applied, promised);
        for (var at = 0; at < Math.min(due.size(), is.size()); at++) {
            if (!due.get(at).equals(is.get(at))) {
                return Optional.of(new Discrepancy(
                        "applied in the order of the answers",
                        "change set " + due.get(at) + " of " + stream + " was accepted before change set " + is.get(at)
                                + ", and was applied after it."));
            }
        }
        return Optional.empty();
    }

    private static List<String> only(List<String> some, List<String> of) {
        var wanted = new HashSet<>(of);
        return some.stream().filter(wanted::contains).distinct().toList();
    }

    private static String number(Row row) {
        return String.valueOf(row.get(Schema.JOURNAL_NUMBER));
    }
}
