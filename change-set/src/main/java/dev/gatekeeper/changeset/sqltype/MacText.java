package dev.gatekeeper.changeset.sqltype;

/// `macaddr`, in the notations that PostgreSQL hands to C's `sscanf` one after the other.
final class MacText {

    private static final Fit MISFIT =
            new Fit.Misfit("is not a MAC address; send six pairs of hexadecimal digits with colons"
                    + " between them, as in 08:00:2b:01:02:03.");

    private static final Fit PLATFORM = new Fit.UnsupportedRendering(
            "has 0x, which PostgreSQL does not read alike on every platform; send six pairs"
                    + " of hexadecimal digits with colons between them, as in 08:00:2b:01:02:03.");

    /// A digit is the greatest width of a byte's text, `*` is any width; what stands between is to be found as it is.
    private static final String[] NOTATIONS = {
        "*:*:*:*:*:*", "*-*-*-*-*-*", "222:222", "222-222", "22.22.22", "22-22-22", "222222"
    };

    private MacText() {}

    static Fit fit(String text) {
        int outcome = -1;
        for (int i = 0; i < NOTATIONS.length && outcome < 0; i++) {
            outcome = scan(text, NOTATIONS[i]);
        }
        if (outcome == 1) {
            return Fit.FITS;
        }
        return Ascii.contains(text, "0x") ? PLATFORM : MISFIT;
    }

    /// 1 where the text has that notation, 0 where it has but with a number past a byte, -1 where it has not.
    private static int scan(String text, String notation) {
        int at = 0;
        int outcome = 1;
        for (int i = 0; i < notation.length(); i++) {
            char step = notation.charAt(i);
            if (step != '*' && step != '2') {
                if (at >= text.length() || text.charAt(at) != step) {
                    return -1;
                }
                at++;
                continue;
            }
            at = Ascii.skipBlanks(text, at);
            int end = step == '2' ? Math.min(text.length(), at + 2) : text.length();
            boolean negative = at < end && text.charAt(at) == '-';
            if (negative || (at < end && text.charAt(at) == '+')) {
                at++;
            }
            boolean prefixed = at + 1 < end && text.charAt(at) == '0' && Ascii.lower(text.charAt(at + 1)) == 'x';
            int first = prefixed ? at + 2 : at;
            int value = 0;
            for (at = first; at < end && Ascii.hex(text.charAt(at)) >= 0; at++) {
                value = Math.min(0xFFFF, value << 4 | Ascii.hex(text.charAt(at)));
            }
            if (at == first) {
                return -1;
            }
            outcome = value > 0xFF || (negative && value > 0) ? 0 : outcome;
        }
        return Ascii.skipBlanks(text, at) < text.length() ? -1 : outcome;
    }
}
