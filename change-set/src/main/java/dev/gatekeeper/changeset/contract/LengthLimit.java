package dev.gatekeeper.changeset.contract;

import dev.gatekeeper.changeset.sqltype.BuiltIn;
import org.jspecify.annotations.Nullable;

/// The length that a column stores, which a cast to its type would cut to, and an assignment does not. Immutable.
///
/// @param most in characters or bits
/// @param bits whether the type is a bit string
/// @param exact whether nothing shorter is taken either
record LengthLimit(int most, boolean bits, boolean exact) {

    /// The limit of a column of that type; null where it has none, or one that only PostgreSQL can tell, as that
    /// of an array's elements.
    static @Nullable LengthLimit of(BuiltIn type, @Nullable Integer maxLength) {
        if (maxLength == null) {
            return null;
        }
        return switch (type.typname()) {
            case "varchar", "bpchar" -> new LengthLimit(maxLength, false, false);
            case "varbit" -> new LengthLimit(maxLength, true, false);
            case "bit" -> new LengthLimit(maxLength, true, true);
            default -> null;
        };
    }

    /// Whether a text, which the type itself takes, can be stored.
    boolean allows(String text) {
        return bits ? allowsBits(bitsOf(text)) : text.length() <= most || allowsCharacters(text);
    }

    /// The rest of a sentence that starts with the value.
    String why(String text) {
        if (bits) {
            return "has " + bitsOf(text) + " bits, and the column takes " + (exact ? "exactly " : "no more than ")
                    + most + "; send as many, or alter the column.";
        }
        return "has " + text.codePointCount(0, text.length()) + " characters, and the column takes no more than " + most
                + "; shorten it, or widen the column.";
    }

    private boolean allowsBits(int length) {
        return exact ? length == most : length <= most;
    }

    /// Blanks that are too many are cut off without a word.
    private boolean allowsCharacters(String text) {
        if (text.codePointCount(0, text.length()) <= most) {
            return true;
        }
        for (int at = text.offsetByCodePoints(0, most); at < text.length(); at++) {
            if (text.charAt(at) != ' ') {
                return false;
            }
        }
        return true;
    }

    private static int bitsOf(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        return switch (text.charAt(0)) {
            case 'b', 'B' -> text.length() - 1;
            case 'x', 'X' -> 4 * (text.length() - 1);
            default -> text.length();
        };
    }
}
