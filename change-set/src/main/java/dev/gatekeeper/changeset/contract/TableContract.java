package dev.gatekeeper.changeset.contract;

import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.TableName;
import java.util.HashSet;
import java.util.List;

/// What a result table takes, as it was when the contract was published.
///
/// @param version rises with everything that changes of the table, also when it goes and comes again
/// @param columns in the table's order; none where the table has none
/// @param keys what can name a row of it: the primary key first, then the other unique keys without a condition or an
///     expression, in the order in which they are tried; none where other tables inherit from this one, since no key
///     spans them
public record TableContract(
        TableName name,
        long version,
        TableKind kind,
        List<ColumnContract> columns,
        List<KeyContract> keys,
        TableTraits traits) {

    /// The most columns that PostgreSQL gives a table.
    public static final int MOST_COLUMNS = 1_600;

    /// How many keys are told; a table may have more.
    public static final int MOST_KEYS = 256;

    /// @throws IllegalArgumentException where there are too many columns or keys, a column stands twice, a key
    ///     has a column that the table has not, or the version is negative
    public TableContract {
        columns = List.copyOf(columns);
        keys = List.copyOf(keys);
        if (columns.size() > MOST_COLUMNS || keys.size() > MOST_KEYS) {
            throw new IllegalArgumentException(
                    "A table has " + columns.size() + " columns and " + keys.size() + " keys.");
        }
        if (version < 0) {
            throw new IllegalArgumentException("A version is negative.");
        }
        var names = HashSet.<Identifier>newHashSet(columns.size());
        for (var column : columns) {
            if (!names.add(column.name())) {
                throw new IllegalArgumentException("The column \"" + column.name() + "\" stands twice.");
            }
        }
        for (var key : keys) {
            if (!names.containsAll(key.columns())) {
                throw new IllegalArgumentException("A key has a column that its table has not.");
            }
        }
    }
}
