package dev.gatekeeper.changeset.wal2json;

/// What a parser has read before and found sound, a few megabytes at the very most. Thread-safe.
///
/// @param primaryKeys as format 2 spells them; format 1's are lists of names like any other
record Familiar(
        Recent<KnownName> names,
        Recent<NameList> nameLists,
        Recent<NameList> primaryKeys,
        Recent<TypeList> typeLists,
        Recent<Aside> asides,
        Recent<ColumnHead> columnHeads,
        RecentShapes shapes) {

    Familiar() {
        this(
                new Recent<>(),
                new Recent<>(),
                new Recent<>(),
                new Recent<>(),
                new Recent<>(),
                new Recent<>(),
                new RecentShapes());
    }
}
