package dev.gatekeeper.changeset.contract;

import dev.gatekeeper.changeset.RowShape;
import org.jspecify.annotations.Nullable;

/// The checks of a row's columns, looked up once for all rows that share a shape. Immutable and thread-safe.
///
/// @param columns the check of each column of the shape, in its order; null for one that the table has not
/// @param spared whether the parser's checks of what was declared tell all of a value but its length
/// @param unknown whether the table lacks one of them
/// @param lacking the columns that an insert of that shape misses
@SuppressWarnings("ArrayRecordComponent") // Looked into by index, for each value; compared with none.
record ShapeCheck(
        RowShape shape, @Nullable ColumnCheck[] columns, boolean[] spared, boolean unknown, ColumnCheck[] lacking) {}
