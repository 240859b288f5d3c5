package dev.gatekeeper.consumer.fold;

import dev.gatekeeper.changeset.Identifier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What a fold has to know of a column.
///
/// @param written whether an insert writes it; a generated column is computed
/// @param settable whether an update can set it
/// @param notNull whether it takes no NULL
/// @param optional whether a row may leave it out to no other effect than a NULL
/// @param sureTexts the texts that PostgreSQL certainly takes for it, whatever stands in the table
public record FoldColumn(
        Identifier name,
        boolean written,
        boolean settable,
        boolean notNull,
        boolean optional,
        Predicate<String> sureTexts) {

    /// Whether PostgreSQL certainly takes the value: it then makes no difference whether it is ever written.
    boolean surelyTakes(@Nullable String value) {
        if (!written) {
            return true;
        }
        return value == null ? !notNull : sureTexts.test(value);
    }
}
