package dev.gatekeeper.changeset.wal2json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// How RFC 8259 writes strings and numbers, over bytes. Everything here passes over what belongs together, and says
/// where that ends.
final class JsonText {

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long EACH = 0x0101010101010101L;
    private static final long HIGHEST_BITS = 0x8080808080808080L;
    private static final long QUOTES = '"' * EACH;
    private static final long BACKSLASHES = '\\' * EACH;
    private static final long BLANKS = ' ' * EACH;
    private static final long BRACKETS = ']' * EACH;

    /// A string has escapes.
    static final long ESCAPED = 1L << 32;

    /// A string has bytes beyond ASCII, which may be UTF-8 or not.
    static final long NOT_ASCII = 1L << 33;

    private JsonText() {}

    /// Passes over the string whose content begins at `from`.
    ///
    /// @return in the lower half where the closing quote stands, in the upper half [#ESCAPED] and [#NOT_ASCII]; or
    ///     below zero, as [#fault] reads it, where the string can't go on
    static long string(byte[] bytes, int from) {
        long kind = 0;
        int at = endOfPlain(bytes, from);
        while (at < bytes.length && bytes[at] != '"') {
            if (bytes[at] < 0) {
                kind |= NOT_ASCII;
                at++;
            } else {
                kind |= ESCAPED;
                int end = bytes[at] == '\\' ? endOfEscape(bytes, at) : -1;
                if (end < 0) {
                    return ~at;
                }
                at = end;
            }
            at = endOfPlain(bytes, at);
        }
        return at < bytes.length ? kind | at : ~bytes.length;
    }

    /// Where a string can't go on.
    static int fault(long string) {
        return (int) ~string;
    }

    /// Where the first byte from `at` on stands that is not a plain character of a string: a quote, a backslash, a
    /// control character or a byte beyond ASCII; the array's length where there is none.
    private static int endOfPlain(byte[] bytes, int at) {
        int here = at;
        while (here <= bytes.length - Long.BYTES) {
            long eight = (long) EIGHT_BYTES.get(bytes, here);
            long quotes = eight ^ QUOTES;
            long backslashes = eight ^ BACKSLASHES;
            // The lowest of these bits is right; those above it may be carried over from below.
            long special = (((quotes - EACH) & ~quotes)
                            | ((backslashes - EACH) & ~backslashes)
                            | ((eight - BLANKS) & ~eight)
                            | eight)
                    & HIGHEST_BITS;
            if (special != 0) {
                return here + (Long.numberOfTrailingZeros(special) >>> 3);
            }
            here += Long.BYTES;
        }
        while (here < bytes.length && bytes[here] >= ' ' && bytes[here] != '"' && bytes[here] != '\\') {
            here++;
        }
        return here;
    }

    /// Where the escape at `at` ends; -1 where it is none.
    private static int endOfEscape(byte[] bytes, int at) {
        if (at + 1 >= bytes.length) {
            return -1;
        }
        return switch (bytes[at + 1]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at + 2;
            case 'u' -> {
                int end = at + 6;
                for (int digit = at + 2; digit < end; digit++) {
                    if (digit >= bytes.length || Character.digit(bytes[digit], 16) < 0) {
                        yield -1;
                    }
                }
                yield end;
            }
            default -> -1;
        };
    }

    /// Where the digits end, after a sign at will, that begin a number at `at`; -1 where no number begins.
    static int endOfInteger(byte[] bytes, int at) {
        int first = at < bytes.length && bytes[at] == '-' ? at + 1 : at;
        int end = endOfDigits(bytes, first);
        if (end == first) {
            return -1;
        }
        return bytes[first] == '0' ? first + 1 : end;
    }

    /// Where fraction and exponent end that may follow an integer at `at`; -1 where they lack digits.
    static int endOfFraction(byte[] bytes, int at) {
        int end = at;
        if (end < bytes.length && bytes[end] == '.') {
            int first = end + 1;
            end = endOfDigits(bytes, first);
            if (end == first) {
                return -1;
            }
        }
        if (end < bytes.length && (bytes[end] == 'e' || bytes[end] == 'E')) {
            int sign = end + 1;
            int first = sign < bytes.length && (bytes[sign] == '+' || bytes[sign] == '-') ? sign + 1 : sign;
            end = endOfDigits(bytes, first);
            if (end == first) {
                return -1;
            }
        }
        return end;
    }

    /// The characters that a string's escapes stand for, between `from` and `to`.
    static String unescaped(byte[] bytes, int from, int to) {
        var text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        var plain = new StringBuilder(text.length());
        int at = 0;
        for (int escape = text.indexOf('\\'); escape >= 0; escape = text.indexOf('\\', at)) {
            plain.append(text, at, escape);
            char letter = text.charAt(escape + 1);
            at = escape + 2;
            switch (letter) {
                case 'b' -> plain.append('\b');
                case 'f' -> plain.append('\f');
                case 'n' -> plain.append('\n');
                case 'r' -> plain.append('\r');
                case 't' -> plain.append('\t');
                case 'u' -> {
                    plain.append((char) Integer.parseInt(text, at, at + 4, 16));
                    at += 4;
                }
                default -> plain.append(letter);
            }
        }
        return plain.append(text, at, text.length()).toString();
    }

    /// A number for the bytes from `at` on, up to a closing bracket or `most` of them: equal where these are equal, and
    /// mostly only there.
    static int digest(byte[] bytes, int at, int most) {
        long digest = 0;
        int end = Math.min(bytes.length, at + most);
        int here = at;
        for (; here <= end - Long.BYTES; here += Long.BYTES) {
            long eight = (long) EIGHT_BYTES.get(bytes, here);
            long brackets = eight ^ BRACKETS;
            long found = (brackets - EACH) & ~brackets & HIGHEST_BITS;
            if (found != 0) {
                // The bytes below the first bracket.
                return (int) mixed(digest, eight & (((found & -found) >>> 7) - 1));
            }
            digest = mixed(digest, eight);
        }
        for (; here < end && bytes[here] != ']'; here++) {
            digest = mixed(digest, bytes[here]);
        }
        return (int) digest;
    }

    private static long mixed(long digest, long eight) {
        long product = (digest ^ eight) * 0x9E3779B97F4A7C15L;
        return product ^ (product >>> 32);
    }

    private static int endOfDigits(byte[] bytes, int at) {
        int end = at;
        while (end < bytes.length && bytes[end] >= '0' && bytes[end] <= '9') {
            end++;
        }
        return end;
    }
}
