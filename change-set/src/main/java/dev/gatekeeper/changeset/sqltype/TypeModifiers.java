package dev.gatekeeper.changeset.sqltype;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands in parentheses behind a type's name, as each type's own rules take it.
final class TypeModifiers {

    /// Stands for what is no whole number of 32 bits.
    static final int NO_NUMBER = Integer.MIN_VALUE;

    private static final int LONGEST_TEXT = 10_485_760;
    private static final int LONGEST_BITS = 8 * LONGEST_TEXT;
    private static final int GREATEST_PRECISION = 1_000;

    private static final Checked NO_MODIFIER =
            new Refused("has modifiers, and the type takes none; leave out the" + " parentheses and what is in them.");
    private static final Checked TEXT_LENGTH = new Refused(
            "has no length that PostgreSQL takes; put one whole number from 1 to " + LONGEST_TEXT + " in parentheses.");
    private static final Checked BIT_LENGTH = new Refused(
            "has no length that PostgreSQL takes; put one whole number from 1 to " + LONGEST_BITS + " in parentheses.");
    private static final Checked BINARY_PRECISION =
            new Refused("has no precision that PostgreSQL takes; put one whole number from 1 to 53 behind float, and"
                    + " nothing behind its other names.");
    private static final Checked DECIMAL_PRECISION = new Refused(
            "has no precision and scale that PostgreSQL takes; put a precision from 1 to 1000 in parentheses"
                    + " and, at will, a comma and a scale from -1000 to 1000.");
    private static final Checked FRACTION_DIGITS = new Refused(
            "has no number of fractional digits that PostgreSQL takes; put one whole number from 0 to 6 in parentheses.");

    sealed interface Checked {}

    /// @param form of the type's texts
    record Taken(TextForm form) implements Checked {}

    /// @param why the rest of a sentence that starts with the type's name
    record Refused(String why) implements Checked {}

    private TypeModifiers() {}

    /// @param typname a type of [BuiltInTypes]
    /// @param modifiers null where there are no parentheses
    static Checked check(String typname, @Nullable List<String> modifiers) {
        var form = BuiltInTypes.form(typname);
        if (form == null) {
            throw new IllegalArgumentException(typname + " is no type of pg_catalog.");
        }
        if (modifiers == null) {
            return new Taken(form);
        }
        return switch (typname) {
            case "varchar", "bpchar" -> oneBetween(modifiers, 1, LONGEST_TEXT) ? new Taken(form) : TEXT_LENGTH;
            case "bit", "varbit" -> oneBetween(modifiers, 1, LONGEST_BITS) ? new Taken(form) : BIT_LENGTH;
            // More digits than 6 are cut to 6 with a warning.
            case "timestamp", "timestamptz", "time", "timetz", "interval" ->
                oneBetween(modifiers, 0, Integer.MAX_VALUE) ? new Taken(form) : FRACTION_DIGITS;
            case "numeric" -> decimal(modifiers);
            case "float8" -> BINARY_PRECISION;
            default -> NO_MODIFIER;
        };
    }

    private static boolean oneBetween(List<String> modifiers, int least, int most) {
        return modifiers.size() == 1 && number(modifiers.get(0)) >= least && number(modifiers.get(0)) <= most;
    }

    private static Checked decimal(List<String> modifiers) {
        if (modifiers.size() > 2) {
            return DECIMAL_PRECISION;
        }
        int precision = number(modifiers.get(0));
        int scale = modifiers.size() == 2 ? number(modifiers.get(1)) : 0;
        boolean taken = precision >= 1
                && precision <= GREATEST_PRECISION
                && scale >= -GREATEST_PRECISION
                && scale <= GREATEST_PRECISION;
        return taken ? new Taken(new RoundedNumericText(precision, scale)) : DECIMAL_PRECISION;
    }

    /// The whole number that a modifier is, or [#NO_NUMBER].
    static int number(String modifier) {
        boolean negative = modifier.startsWith("-");
        int first = negative ? 1 : 0;
        long value = 0;
        for (int at = first; at < modifier.length(); at++) {
            if (!Ascii.isDigit(modifier.charAt(at))) {
                return NO_NUMBER;
            }
            value = value * 10 + (modifier.charAt(at) - '0');
            if (value > Integer.MAX_VALUE) {
                return NO_NUMBER;
            }
        }
        return modifier.length() == first ? NO_NUMBER : (int) (negative ? -value : value);
    }
}
