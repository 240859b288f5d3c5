package dev.gatekeeper.changeset.sqltype;

/// `money` where lc_monetary is `C`: dollars and cents, with commas, signs and parentheses nearly at will.
final class MoneyText {

    private static final Fit MISFIT =
            new Fit.Misfit("is not an amount of money between -92233720368547758.08 and 92233720368547758.07; send a"
                    + " number of that range with two digits behind the point.");

    private static final long OVERFLOW = 1;

    private MoneyText() {}

    static Fit fit(String text) {
        int at = currency(text, 0);
        boolean negative = false;
        if (at < text.length()) {
            char c = text.charAt(at);
            negative = c == '-' || c == '(';
            if (negative || c == '+') {
                at++;
            }
        }
        at = currency(text, at);
        long cents = 0;
        int fraction = -1;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (Ascii.isDigit(c) && fraction < 2) {
                cents = appended(cents, c - '0');
                fraction = fraction < 0 ? -1 : fraction + 1;
            } else if (c == '.' && fraction < 0) {
                fraction = 0;
            } else if (c != ',') {
                break;
            }
            if (cents == OVERFLOW) {
                return MISFIT;
            }
        }
        if (at < text.length() && text.charAt(at) >= '5' && text.charAt(at) <= '9') {
            cents = cents == Long.MIN_VALUE ? OVERFLOW : cents - 1;
        }
        for (int missing = 2 - Math.max(fraction, 0); missing > 0 && cents != OVERFLOW; missing--) {
            cents = appended(cents, 0);
        }
        while (at < text.length() && Ascii.isDigit(text.charAt(at))) {
            at++;
        }
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            negative |= c == '-';
            if (!Ascii.isBlank(c) && c != ')' && c != '-' && c != '+' && c != '$') {
                return MISFIT;
            }
        }
        return cents == OVERFLOW || (cents == Long.MIN_VALUE && !negative) ? MISFIT : Fit.FITS;
    }

    private static int currency(String text, int from) {
        int at = Ascii.skipBlanks(text, from);
        return Ascii.skipBlanks(text, at < text.length() && text.charAt(at) == '$' ? at + 1 : at);
    }

    /// `cents` is kept below zero, where there is room for one more; [#OVERFLOW] where there is none left.
    private static long appended(long cents, int digit) {
        return cents < (Long.MIN_VALUE + digit) / 10 ? OVERFLOW : cents * 10 - digit;
    }
}
