package dev.gatekeeper.changeset.wal2json;

import dev.gatekeeper.changeset.Violation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Brings violations into the order of the elements that they concern; those of the document itself come first.
final class DocumentOrder {

    private DocumentOrder() {}

    /// @param elements what stands before an element's number in a pointer
    static List<Violation> merge(List<Violation> some, List<Violation> others, String elements) {
        var all = new ArrayList<Violation>(some.size() + others.size());
        all.addAll(some);
        all.addAll(others);
        all.sort(Comparator.comparingInt(violation -> number(violation.pointer(), elements)));
        return all;
    }

    private static int number(String pointer, String elements) {
        if (!pointer.startsWith(elements)) {
            return -1;
        }
        var end = pointer.indexOf('/', elements.length());
        return Integer.parseInt(pointer, elements.length(), end < 0 ? pointer.length() : end, 10);
    }
}
