package dev.gatekeeper.changeset.contract;

import dev.gatekeeper.changeset.Change;
import dev.gatekeeper.changeset.ChangeSet;
import dev.gatekeeper.changeset.Format;
import dev.gatekeeper.changeset.JsonPointer;
import java.util.List;

/// Where the parts of a change set stand in its document, as JSON Pointers.
interface Places {

    /// The name of a table of the change.
    ///
    /// @param change its index in the change set
    /// @param table its index among those of a truncate; else 0
    String table(int change, int table);

    /// All columns of a row.
    String row(int change, Part part);

    String columnName(int change, Part part, int column);

    String columnValue(int change, Part part, int column);

    /// Which of a change's rows.
    enum Part {
        ROW,
        OLD_KEYS
    }

    /// @param payload the change set's own bytes
    static Places of(Format format, ChangeSet changeSet, byte[] payload) {
        return switch (format) {
            case WAL2JSON_1 -> new Documents();
            case WAL2JSON_2 -> new Lines(firstLines(changeSet.changes(), payload));
        };
    }

    /// The first line of each change. All changes have a line each, but a truncate one for each of its tables;
    /// around them may stand the transaction's begin and end.
    private static int[] firstLines(List<Change> changes, byte[] payload) {
        var first = new int[changes.size()];
        var lines = 0;
        for (int at = 0; at < first.length; at++) {
            first[at] = lines;
            lines += changes.get(at) instanceof Change.Truncate(var tables) ? tables.size() : 1;
        }
        if (linesOf(payload) > lines) {
            for (int at = 0; at < first.length; at++) {
                first[at]++;
            }
        }
        return first;
    }

    private static int linesOf(byte[] payload) {
        var lines = 0;
        var blank = true;
        for (var octet : payload) {
            if (octet == '\n') {
                lines += blank ? 0 : 1;
                blank = true;
            } else {
                blank &= octet <= ' ' && octet >= 0;
            }
        }
        return blank ? lines : lines + 1;
    }

    /// In format 1: lists of names and of values, in an element for each change.
    record Documents() implements Places {

        @Override
        public String table(int change, int table) {
            return JsonPointer.member(change(change), "table");
        }

        @Override
        public String row(int change, Part part) {
            return names(change, part);
        }

        @Override
        public String columnName(int change, Part part, int column) {
            return JsonPointer.element(names(change, part), column);
        }

        @Override
        public String columnValue(int change, Part part, int column) {
            return JsonPointer.element(
                    change(change)
                            + switch (part) {
                                case ROW -> "/columnvalues";
                                case OLD_KEYS -> "/oldkeys/keyvalues";
                            },
                    column);
        }

        private static String names(int change, Part part) {
            return change(change)
                    + switch (part) {
                        case ROW -> "/columnnames";
                        case OLD_KEYS -> "/oldkeys/keynames";
                    };
        }

        private static String change(int change) {
            return JsonPointer.element("/change", change);
        }
    }

    /// In format 2: an object for each column, in a line for each change.
    ///
    /// @param first the first line of each change
    @SuppressWarnings("ArrayRecordComponent") // For one check.
    record Lines(int[] first) implements Places {

        @Override
        public String table(int change, int table) {
            return JsonPointer.member(JsonPointer.element("", first[change] + table), "table");
        }

        @Override
        public String row(int change, Part part) {
            return JsonPointer.member(
                    JsonPointer.element("", first[change]),
                    switch (part) {
                        case ROW -> "columns";
                        case OLD_KEYS -> "identity";
                    });
        }

        @Override
        public String columnName(int change, Part part, int column) {
            return JsonPointer.member(JsonPointer.element(row(change, part), column), "name");
        }

        @Override
        public String columnValue(int change, Part part, int column) {
            return JsonPointer.member(JsonPointer.element(row(change, part), column), "value");
        }
    }
}
