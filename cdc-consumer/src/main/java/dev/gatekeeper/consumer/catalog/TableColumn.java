package dev.gatekeeper.consumer.catalog;

import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.consumer.fold.KeyForm;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A column of a result table.
///
/// @param type the type in SQL, schema and all; a domain's underlying type in the place of the domain. It bears no
///     length, so that a cast to it cuts nothing off
/// @param array whether lists of such values can be read as the type's own arrays
/// @param equality the operator in SQL that tells whether two values are equal: the unique key's where the column is of
///     one, else the type's own; null where it has none
/// @param bytes whether the type is bytea, which wal2json renders without its `\x`
/// @param generated whether its values are computed, so that it can't be written
/// @param identityAlways whether it is GENERATED ALWAYS AS IDENTITY, so that it can't be set by an update
/// @param notNull whether it takes no NULL
/// @param defaulted whether an insert that leaves it out makes something else of it than NULL
/// @param surelyTakes whether a text is certainly taken, whatever stands in the table
/// @param keyForm null where equal values can't be told by their texts
public record TableColumn(
        Identifier name,
        String type,
        boolean array,
        @Nullable String equality,
        boolean bytes,
        boolean generated,
        boolean identityAlways,
        boolean notNull,
        boolean defaulted,
        Predicate<String> surelyTakes,
        @Nullable KeyForm keyForm) {

    /// A parameter that PostgreSQL reads as this column's type.
    public String parameter() {
        return "cast(? as " + type + ")";
    }

    /// A condition with one parameter: that this column has a value.
    public String equalsParameter() {
        return equal(name.quoted(), parameter());
    }

    /// A condition: that two values of this column's type are equal, as texts where the type has no equality.
    public String equal(String left, String right) {
        return equality == null
                ? asText(left) + " operator(pg_catalog.=) " + asText(right)
                : left + " " + equality + " " + right;
    }

    /// What PostgreSQL prints of a value.
    public String asText(String value) {
        return "cast(" + value + " as text)";
    }

    /// A value's text as PostgreSQL reads it.
    public @Nullable String rendering(@Nullable String value) {
        return bytes && value != null && !value.startsWith("\\x") ? "\\x" + value : value;
    }
}
