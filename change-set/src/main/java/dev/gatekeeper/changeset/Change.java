package dev.gatekeeper.changeset;

import java.util.List;

/// One change that has been proven well-formed.
public sealed interface Change {

    /// A change of one row.
    sealed interface RowChange extends Change {
        TableName table();
    }

    /// A new row. Columns that are absent take their defaults.
    ///
    /// @param primaryKey of the table upstream, in the order in which it was sent; empty where there is none,
    ///     and where the sender leaves it out
    record Insert(TableName table, Columns row, List<Identifier> primaryKey) implements RowChange {

        public Insert {
            primaryKey = List.copyOf(primaryKey);
        }

        /// Where nothing is said of a primary key.
        public Insert(TableName table, Columns row) {
            this(table, row, List.of());
        }
    }

    /// The row that `oldKeys` names gets the columns in `row`; what is absent there is left alone.
    ///
    /// @param primaryKey as for an insert; it need not be what `oldKeys` go by
    record Update(TableName table, Columns row, OldKeys oldKeys, List<Identifier> primaryKey) implements RowChange {

        public Update {
            primaryKey = List.copyOf(primaryKey);
        }

        /// Where nothing is said of a primary key.
        public Update(TableName table, Columns row, OldKeys oldKeys) {
            this(table, row, oldKeys, List.of());
        }
    }

    /// The row that `oldKeys` names goes.
    record Delete(TableName table, OldKeys oldKeys) implements RowChange {}

    /// All rows of these tables go, at once.
    record Truncate(List<TableName> tables) implements Change {

        /// @throws IllegalArgumentException where there is no table
        public Truncate {
            tables = List.copyOf(tables);
            if (tables.isEmpty()) {
                throw new IllegalArgumentException("A truncate names at least one table.");
            }
        }
    }

    /// A logical decoding message; it has no effect on tables.
    record Message(String prefix, String content) implements Change {}
}
