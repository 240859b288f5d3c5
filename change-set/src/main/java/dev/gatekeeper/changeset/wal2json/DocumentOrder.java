package dev.gatekeeper.changeset.wal2json;

import dev.gatekeeper.changeset.Violation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Brings violations into the order of the changes that they concern; those of the document itself come first.
final class DocumentOrder {

    private static final String CHANGES = "/change/";

    private DocumentOrder() {}

    static List<Violation> merge(List<Violation> some, List<Violation> others) {
        var all = new ArrayList<Violation>(some.size() + others.size());
        all.addAll(some);
        all.addAll(others);
        all.sort(Comparator.comparingInt(violation -> changeIndex(violation.pointer())));
        return all;
    }

    private static int changeIndex(String pointer) {
        if (!pointer.startsWith(CHANGES)) {
            return -1;
        }
        var end = pointer.indexOf('/', CHANGES.length());
        return Integer.parseInt(pointer, CHANGES.length(), end < 0 ? pointer.length() : end, 10);
    }
}
