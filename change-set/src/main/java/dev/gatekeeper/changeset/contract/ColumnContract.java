package dev.gatekeeper.changeset.contract;

import dev.gatekeeper.changeset.Identifier;

/// What a column of a result table takes.
///
/// @param nullable whether it takes NULL; its domain's word counts as the column's
/// @param hasDefault whether an insert that leaves it out makes something else of it than NULL: by a default of
///     its own or of its domain's, an identity, or an expression
public record ColumnContract(
        Identifier name, ColumnType type, boolean nullable, boolean hasDefault, Generation generation) {}
