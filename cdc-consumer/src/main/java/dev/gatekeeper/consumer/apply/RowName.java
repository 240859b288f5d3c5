package dev.gatekeeper.consumer.apply;

import dev.gatekeeper.changeset.Columns;

/// What names one row of a table, and no other.
sealed interface RowName {

    /// Values that cover a unique key.
    record Key(Columns values) implements RowName {}

    /// Where the row lies. Good for as long as this transaction holds the row locked, and for statements after the one
    /// that locked it: where the lock was waited for, only those see what the row has become meanwhile.
    ///
    /// @param tableOid of the table that holds the row: a partition or a child where there are such
    record Address(String tableOid, String tuple) implements RowName {}
}
