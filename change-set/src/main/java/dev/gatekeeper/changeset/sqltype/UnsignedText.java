package dev.gatekeeper.changeset.sqltype;

/// Unsigned integers: `oid`, `xid`, `cid` and `xid8`, where a minus sign wraps around. A leading zero makes the digits
/// octal or hexadecimal for some types in some versions, so it is no rendering that is supported.
enum UnsignedText implements TextForm {
    BITS_32(
            "is not an integer between 0 and 4294967295; send a whole number of that range.",
            0xFFFF_FFFFL,
            0x8000_0000L),
    BITS_64("is not an integer between 0 and 18446744073709551615; send a whole number of that range.", -1, -1);

    private static final Fit LEADING_ZERO = new Fit.UnsupportedRendering(
            "starts with a zero, which makes PostgreSQL's versions disagree on its base; send plain decimal digits.");
    private static final Fit WRAPPED = new Fit.UnsupportedRendering(
            "is outside of the type's range, where some platforms wrap it around; send a number of the range.");

    private final String why;
    private final long max;
    private final long maxNegated;

    UnsignedText(String why, long max, long maxNegated) {
        this.why = why;
        this.max = max;
        this.maxNegated = maxNegated;
    }

    @Override
    public Fit fit(String text) {
        int start = Ascii.skipBlanks(text, 0);
        int end = Ascii.endOfText(text, start);
        boolean negative = start < end && text.charAt(start) == '-';
        int first = start < end && (negative || text.charAt(start) == '+') ? start + 1 : start;
        if (end - first > 1 && text.charAt(first) == '0') {
            return zeroLed(text, first, end);
        }
        if (isUpTo(negative ? maxNegated : max, text, first, end)) {
            return Fit.FITS;
        }
        return wraps(text, first, end, negative, 0xFFFF_FFFFL, true) ? WRAPPED : misfit();
    }

    private Fit misfit() {
        return new Fit.Misfit(why);
    }

    private Fit zeroLed(String text, int first, int end) {
        boolean hexadecimal = Ascii.lower(text.charAt(first + 1)) == 'x';
        for (int at = hexadecimal ? first + 2 : first; at < end; at++) {
            int digit = Ascii.hex(text.charAt(at));
            if (digit < 0 || (!hexadecimal && digit > 9)) {
                return misfit();
            }
        }
        return LEADING_ZERO;
    }

    /// Whether the characters are digits of a number of 64 bits that C takes for one up to `most`, after the minus sign
    /// has wrapped it around.
    ///
    /// @param signed whether it may also be one of 32 bits below 0
    static boolean wraps(String text, int first, int end, boolean negative, long most, boolean signed) {
        if (!isUpTo(-1, text, first, end)) {
            return false;
        }
        long digits = Long.parseUnsignedLong(text, first, end, 10);
        long value = negative ? -digits : digits;
        return Long.compareUnsigned(value, most) <= 0 || (signed && value == (int) value);
    }

    /// Whether the characters are digits of a number up to `limit`, which is taken as unsigned.
    static boolean isUpTo(long limit, String text, int first, int end) {
        long tenth = Long.divideUnsigned(limit, 10);
        long last = Long.remainderUnsigned(limit, 10);
        long value = 0;
        for (int at = first; at < end; at++) {
            char c = text.charAt(at);
            int digit = c - '0';
            int room = Long.compareUnsigned(value, tenth);
            if (!Ascii.isDigit(c) || room > 0 || (room == 0 && digit > last)) {
                return false;
            }
            value = value * 10 + digit;
        }
        return first < end;
    }
}
