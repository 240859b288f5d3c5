package dev.gatekeeper.consumer.catalog;

import dev.gatekeeper.changeset.sqltype.Fit;
import dev.gatekeeper.changeset.sqltype.SqlType;
import java.util.Set;
import java.util.function.Predicate;

/// Which texts a column certainly takes, by its type alone.
final class SureTexts {

    /// A text of many characters might be too large for an index, or a row.
    private static final int LONGEST = 500;

    /// The types of which [SqlType#fit] tells all, as `pg_type` names them.
    private static final Set<String> JUDGED = Set.of(
            "bool",
            "int2",
            "int4",
            "int8",
            "numeric",
            "float4",
            "float8",
            "text",
            "varchar",
            "bpchar",
            "bytea",
            "date",
            "time",
            "timetz",
            "timestamp",
            "timestamptz",
            "interval",
            "uuid",
            "json",
            "jsonb",
            "inet",
            "cidr",
            "macaddr",
            "macaddr8",
            "bit",
            "varbit");

    private SureTexts() {}

    /// What fits a type need not fit its column: a cast cuts off what is too long, which is refused where it is stored.
    ///
    /// @param type a type of pg_catalog, as `pg_type` names it
    /// @param modifier `atttypmod`; negative where there is none
    /// @param declared the type with its modifier in SQL
    static Predicate<String> of(String type, int modifier, String declared) {
        var element = type.startsWith("_") ? type.substring(1) : type;
        if (!JUDGED.contains(element)) {
            return SureTexts::none;
        }
        return switch (type) {
            case "varchar", "bpchar" -> fitting(declared, modifier < 0 ? LONGEST : modifier - KeyForms.HEADER);
            case "bit", "varbit", "_varchar", "_bpchar", "_bit", "_varbit" ->
                modifier < 0 ? fitting(declared, LONGEST) : SureTexts::none;
            default -> fitting(declared, LONGEST);
        };
    }

    /// What only PostgreSQL can judge, as what has checks of its own.
    static boolean none(String text) {
        return false;
    }

    private static Predicate<String> fitting(String declared, int longest) {
        var type = SqlType.named(declared);
        return text -> text.length() <= Math.min(longest, LONGEST) && type.fit(text) instanceof Fit.Fits;
    }
}
