package dev.gatekeeper.bench.workload;

import dev.gatekeeper.bench.workload.Operation.Delete;
import dev.gatekeeper.bench.workload.Operation.Upsert;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// What is written. An operation follows from its number alone.
public enum Scenario {
    /// Rows that aren't there yet, into one table.
    FRESH("fresh upserts, sets of 200", 200, 1) {
        @Override
        public Operation at(int number, int operations) {
            return new Upsert(table(0), new Row(number, 1));
        }
    },
    /// Inserts that find each key taken, and overwrite the row.
    CONFLICTS("all-conflict upserts, sets of 200", 200, 1) {
        @Override
        public Operation at(int number, int operations) {
            return new Upsert(table(0), new Row(number, 1));
        }

        @Override
        public Keys standing(int operations) {
            return new Keys(0, operations);
        }
    },
    /// A row that isn't there yet, then the end of another that stood before: nothing cancels out, whoever folds.
    ALTERNATING("upsert and delete in turn, sets of 200", 200, 1) {
        @Override
        public Operation at(int number, int operations) {
            return number % 2 == 0
                    ? new Upsert(table(0), new Row(number / 2, 1))
                    : new Delete(table(0), operations + number / 2);
        }

        @Override
        public Keys standing(int operations) {
            return new Keys(operations, operations + operations / 2);
        }
    },
    /// Rows that aren't there yet, the tables in turn.
    TABLES("fresh upserts, sets of 200 over 4 tables", 200, 4) {
        @Override
        public Operation at(int number, int operations) {
            return new Upsert(table(number % tables().size()), new Row(number / tables().size(), 1));
        }
    },
    /// Rows that aren't there yet, each a transaction of its own.
    ONES("fresh upserts, sets of one", 1, 1) {
        @Override
        public Operation at(int number, int operations) {
            return new Upsert(table(0), new Row(number, 1));
        }
    };

    private final String title;
    private final int setSize;
    private final int tables;

    Scenario(String title, int setSize, int tables) {
        this.title = title;
        this.setSize = setSize;
        this.tables = tables;
    }

    /// @param number from 0, less than `operations`
    /// @param operations how many there are in all
    public abstract Operation at(int number, int operations);

    /// The rows of version 0 that the first table holds before the first operation.
    public Keys standing(int operations) {
        return new Keys(0, 0);
    }

    /// @param end after the last
    public record Keys(long start, long end) {}

    public String title() {
        return title;
    }

    /// How many operations a change set has.
    public int setSize() {
        return setSize;
    }

    public List<String> tables() {
        return IntStream.range(0, tables).mapToObj(this::table).toList();
    }

    String table(int number) {
        return name().toLowerCase(Locale.ROOT) + "_" + number;
    }
}
