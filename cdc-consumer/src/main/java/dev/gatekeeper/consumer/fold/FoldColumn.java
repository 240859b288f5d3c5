package dev.gatekeeper.consumer.fold;

import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.sqltype.Fit;
import dev.gatekeeper.changeset.sqltype.SqlType;
import org.jspecify.annotations.Nullable;

/// What a fold has to know of a column.
///
/// @param written whether an insert writes it; a generated column is computed
/// @param settable whether an update can set it
/// @param notNull whether it takes no NULL
/// @param optional whether a row may leave it out to no other effect than a NULL
/// @param checked the type, where it alone says which texts PostgreSQL takes; null where other things do too
public record FoldColumn(
        Identifier name,
        boolean written,
        boolean settable,
        boolean notNull,
        boolean optional,
        @Nullable SqlType checked) {

    /// A text of many characters might be too large for an index, or a row.
    private static final int LONGEST_SURE = 500;

    /// Whether PostgreSQL certainly takes the value: it then makes no difference whether it is ever written.
    boolean surelyTakes(@Nullable String value) {
        if (!written) {
            return true;
        }
        if (value == null) {
            return !notNull;
        }
        return checked != null && value.length() <= LONGEST_SURE && checked.fit(value) instanceof Fit.Fits;
    }
}
