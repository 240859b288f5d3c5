package dev.gatekeeper.changeset.sqltype;

/// Signed integers: `smallint`, `integer`, `bigint`. Hexadecimal, octal and binary digits and underscores, which
/// PostgreSQL reads from version 16 on, are no rendering that is supported.
final class IntegerText implements RangeBound {

    static final IntegerText INT2 = new IntegerText(Short.MIN_VALUE, Short.MAX_VALUE);
    static final IntegerText INT4 = new IntegerText(Integer.MIN_VALUE, Integer.MAX_VALUE);
    static final IntegerText INT8 = new IntegerText(Long.MIN_VALUE, Long.MAX_VALUE);

    private static final Fit NEWER = new Fit.UnsupportedRendering(
            "is a spelling of an integer that PostgreSQL reads only from version 16 on; send plain decimal digits.");

    private final long min;
    private final long max;
    private final Fit misfit;

    private IntegerText(long min, long max) {
        this.min = min;
        this.max = max;
        this.misfit = new Fit.Misfit(
                "is not an integer between " + min + " and " + max + "; send a whole number of that range.");
    }

    @Override
    public Fit fit(String text) {
        int start = Ascii.skipBlanks(text, 0);
        int end = Ascii.endOfText(text, start);
        boolean negative = start < end && text.charAt(start) == '-';
        int first = start < end && (negative || text.charAt(start) == '+') ? start + 1 : start;
        for (int at = first; at < end; at++) {
            if (!Ascii.isDigit(text.charAt(at))) {
                return newer(text, first, end, negative);
            }
        }
        return first < end && inRange(text, first, end, 10, negative) ? Fit.FITS : misfit;
    }

    private Fit newer(String text, int first, int end, boolean negative) {
        int radix = radix(text, first, end);
        int digits = radix == 10 ? first : first + 2;
        boolean underscoreAllowed = radix != 10;
        boolean digitSeen = false;
        for (int at = digits; at < end; at++) {
            if (text.charAt(at) == '_') {
                if (!underscoreAllowed) {
                    return misfit;
                }
                underscoreAllowed = false;
            } else {
                int digit = Ascii.hex(text.charAt(at));
                if (digit < 0 || digit >= radix) {
                    return misfit;
                }
                underscoreAllowed = true;
                digitSeen = true;
            }
        }
        return digitSeen && text.charAt(end - 1) != '_' && inRange(text, digits, end, radix, negative) ? NEWER : misfit;
    }

    private static int radix(String text, int first, int end) {
        if (end - first < 2 || text.charAt(first) != '0') {
            return 10;
        }
        return switch (Ascii.lower(text.charAt(first + 1))) {
            case 'x' -> 16;
            case 'o' -> 8;
            case 'b' -> 2;
            default -> 10;
        };
    }

    /// Accumulates below zero, where there is room for one number more.
    private boolean inRange(String text, int from, int end, int radix, boolean negative) {
        long value = 0;
        long limit = negative ? min : -max;
        for (int at = from; at < end; at++) {
            char c = text.charAt(at);
            if (c == '_') {
                continue;
            }
            int digit = Ascii.hex(c);
            if (value < limit / radix || value * radix < limit + digit) {
                return false;
            }
            value = value * radix - digit;
        }
        return true;
    }

    @Override
    public int compare(String left, String right) {
        return Long.compare(Long.parseLong(left.strip()), Long.parseLong(right.strip()));
    }

    @Override
    public boolean hasSuccessor(String bound) {
        return Long.parseLong(bound.strip()) < max;
    }
}
