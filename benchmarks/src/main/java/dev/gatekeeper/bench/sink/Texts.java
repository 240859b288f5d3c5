package dev.gatekeeper.bench.sink;

import dev.gatekeeper.bench.workload.Row;

/// What all ways of writing share.
final class Texts {

    static final String ON_CONFLICT = """
            on conflict (id) do update set version = excluded.version, amount = excluded.amount,
                placed_at = excluded.placed_at, note = excluded.note""";

    private Texts() {}

    /// The text of a column. None holds anything that any format has to escape.
    static String of(Row row, int column) {
        return switch (column) {
            case 0 -> Long.toString(row.id());
            case 1 -> Integer.toString(row.version());
            case 2 -> row.amount();
            case 3 -> row.placedAt();
            default -> row.note();
        };
    }
}
