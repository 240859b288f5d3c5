package dev.gatekeeper.changeset.wal2json;

/// What a parser has read before and found sound, a few megabytes at the very most. Thread-safe.
record Familiar(
        Recent<KnownName> names,
        Recent<NameList> nameLists,
        Recent<TypeList> typeLists,
        Recent<Aside> asides,
        Recent<ColumnHead> columnHeads,
        RecentShapes shapes) {

    Familiar() {
        this(new Recent<>(), new Recent<>(), new Recent<>(), new Recent<>(), new Recent<>(), new RecentShapes());
    }
}
