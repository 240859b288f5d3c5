package dev.gatekeeper.consumer.fold;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How the values of a key column are told apart by their texts: two texts have one canonical form exactly where
/// PostgreSQL takes them for equal values of the column.
///
/// @param length the most characters that a text has, or digits a fraction; -1 where nothing bounds them
public record KeyForm(Kind kind, int length) {

    private static final int LONGEST_NUMBER = 100;

    /// The ways in which types print what is equal.
    public enum Kind {
        INTEGER,
        TEXT,
        PADDED_TEXT,
        UUID,
        BOOLEAN,
        NUMERIC,
        DATE,
        TIMESTAMP,
        TIMESTAMP_IN_UTC,
        BYTES
    }

    /// As many digits as a long has at least.
    private static final int INTEGER_DIGITS = 18;

    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?");
    private static final Pattern STANDARD_UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern ISO_DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern ISO_TIMESTAMP = Pattern.compile(
            "([0-9]{4}-[0-9]{2}-[0-9]{2}) ((?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9])(?:\\.([0-9]{1,6}))?");
    private static final Pattern HEXADECIMAL = Pattern.compile("(?:\\\\x)?((?:[0-9a-fA-F]{2})*)");

    /// The canonical form; null where the text's own spelling does not show it, or PostgreSQL would refuse the text.
    public @Nullable Comparable<?> canonical(String text) {
        return switch (kind) {
            case INTEGER -> isIntegral(text) ? Long.valueOf(text) : null;
            case TEXT -> isLongerThanAllowed(text) ? null : text;
            case PADDED_TEXT -> isLongerThanAllowed(text) ? null : withoutTrailing(' ', text);
            case UUID -> STANDARD_UUID.matcher(text).matches() ? text.toLowerCase(Locale.ROOT) : null;
            case BOOLEAN ->
                switch (text) {
                    case "true", "t" -> true;
                    case "false", "f" -> false;
                    default -> null;
                };
            case NUMERIC -> decimal(text);
            case DATE -> ISO_DATE.matcher(text).matches() ? text : null;
            case TIMESTAMP -> timestamp(text);
            case TIMESTAMP_IN_UTC -> text.endsWith("+00") ? timestamp(text.substring(0, text.length() - 3)) : null;
            case BYTES -> bytes(text);
        };
    }

    /// The most frequent of keys: a pattern would take several times as long.
    private static boolean isIntegral(String text) {
        var signed = text.startsWith("-") || text.startsWith("+");
        var digits = text.length() - (signed ? 1 : 0);
        for (var at = text.length() - digits; at < text.length(); at++) {
            if (text.charAt(at) < '0' || text.charAt(at) > '9') {
                return false;
            }
        }
        return digits >= 1 && digits <= INTEGER_DIGITS;
    }

    private boolean isLongerThanAllowed(String text) {
        return length >= 0 && text.codePointCount(0, text.length()) > length;
    }

    /// A longer fraction than the column keeps would be rounded.
    private @Nullable BigDecimal decimal(String text) {
        if (text.length() > LONGEST_NUMBER || !DECIMAL.matcher(text).matches()) {
            return null;
        }
        var value = new BigDecimal(text).stripTrailingZeros();
        return length >= 0 && value.scale() > length ? null : value;
    }

    private static @Nullable String timestamp(String text) {
        var parts = ISO_TIMESTAMP.matcher(text);
        if (!parts.matches()) {
            return null;
        }
        var fraction = parts.group(3) == null ? "" : withoutTrailing('0', parts.group(3));
        return parts.group(1) + ' ' + parts.group(2) + '.' + fraction;
    }

    private static @Nullable String bytes(String text) {
        var digits = HEXADECIMAL.matcher(text);
        return digits.matches() ? digits.group(1).toLowerCase(Locale.ROOT) : null;
    }

    private static String withoutTrailing(char dropped, String text) {
        var end = text.length();
        while (end > 0 && text.charAt(end - 1) == dropped) {
            end--;
        }
        return text.substring(0, end);
    }
}
