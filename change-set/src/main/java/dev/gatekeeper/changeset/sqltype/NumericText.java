package dev.gatekeeper.changeset.sqltype;

/// `numeric` without modifiers: 131072 digits before the point and 16383 behind it at the most.
final class NumericText implements RangeBound {

    static final NumericText NUMERIC = new NumericText();

    static final Fit MISFIT =
            new Fit.Misfit("is not a number; send decimal digits, with a point and an exponent at will, or NaN.");

    private static final Fit TOO_LONG = new Fit.Misfit(
            "has more than 131072 digits before the decimal point or more than 16383 behind it; round the number.");

    private static final Fit NEWER = new Fit.UnsupportedRendering(
            "is a spelling of a number that PostgreSQL reads only from version 16 on; send plain decimal digits.");

    private static final int GREATEST_MAGNITUDE = 131_071;
    private static final int GREATEST_SCALE = 16_383;

    private NumericText() {}

    @Override
    public Fit fit(String text) {
        if (text.length() < GREATEST_SCALE && isPlain(text)) {
            return Fit.FITS;
        }
        int start = Ascii.skipBlanks(text, 0);
        int end = Ascii.endOfText(text, start);
        if (isNaN(text, start, end) || isInfinite(text, start, end)) {
            return Fit.FITS;
        }
        var decimal = Decimal.scan(text, start, end);
        if (decimal == null) {
            return newer(text, start, end);
        }
        if (decimal.magnitude() > GREATEST_MAGNITUDE
                || decimal.scale() > GREATEST_SCALE
                || decimal.exponent() >= Decimal.GREATEST_EXPONENT) {
            return TOO_LONG;
        }
        return decimal.exponent() == Decimal.GREATEST_EXPONENT - 1 ? NEWER : Fit.FITS;
    }

    /// Whether there is nothing but digits, a point and a minus sign: what is sent nearly always.
    private static boolean isPlain(String text) {
        int at = !text.isEmpty() && text.charAt(0) == '-' ? 1 : 0;
        int digits = 0;
        int points = 0;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (Ascii.isDigit(c)) {
                digits++;
            } else if (c == '.') {
                points++;
            } else {
                return false;
            }
        }
        return digits > 0 && points <= 1;
    }

    static boolean isNaN(String text, int start, int end) {
        return Ascii.isWord(text, start, end, "nan");
    }

    static boolean isInfinite(String text, int start, int end) {
        int word = start < end && (text.charAt(start) == '-' || text.charAt(start) == '+') ? start + 1 : start;
        return Ascii.isWord(text, word, end, "infinity") || Ascii.isWord(text, word, end, "inf");
    }

    /// Without its underscores it is a decimal number, or it is an integer with another base: for newer versions.
    private static Fit newer(String text, int start, int end) {
        int first = start < end && (text.charAt(start) == '-' || text.charAt(start) == '+') ? start + 1 : start;
        boolean based =
                end - first > 2 && text.charAt(first) == '0' && "xob".indexOf(Ascii.lower(text.charAt(first + 1))) >= 0;
        boolean underscored = false;
        boolean digitSeen = false;
        for (int at = based ? first + 2 : first; at < end; at++) {
            char c = text.charAt(at);
            underscored |= c == '_';
            digitSeen |= Ascii.hex(c) >= 0;
            boolean known = c == '_' || (based ? Ascii.hex(c) >= 0 : ".eE+-".indexOf(c) >= 0 || Ascii.isDigit(c));
            if (!known) {
                return MISFIT;
            }
        }
        return digitSeen && (based || underscored) ? NEWER : MISFIT;
    }

    @Override
    public int compare(String left, String right) {
        var a = Decimal.scan(left, Ascii.skipBlanks(left, 0), Ascii.endOfText(left, 0));
        var b = Decimal.scan(right, Ascii.skipBlanks(right, 0), Ascii.endOfText(right, 0));
        if (a == null || b == null) {
            return Integer.compare(a == null ? special(left) : 0, b == null ? special(right) : 0);
        }
        return a.compareValue(b);
    }

    /// Orders -Infinity, all numbers, Infinity and NaN.
    private static int special(String text) {
        int start = Ascii.skipBlanks(text, 0);
        if (Ascii.lower(text.charAt(start)) == 'n') {
            return 2;
        }
        return text.charAt(start) == '-' ? -1 : 1;
    }

    @Override
    public boolean hasSuccessor(String bound) {
        return true;
    }
}
