package dev.gatekeeper.changeset.sqltype;

/// `macaddr8`: six or eight pairs of hexadecimal digits, all spacers between them alike.
final class Mac8Text {

    private static final Fit MISFIT =
            new Fit.Misfit("is not a MAC address; send six or eight pairs of hexadecimal digits"
                    + " with colons between them, as in 08:00:2b:01:02:03:04:05.");

    private Mac8Text() {}

    static Fit fit(String text) {
        int at = Ascii.skipBlanks(text, 0);
        int pairs = 0;
        char spacer = 0;
        while (at + 1 < text.length()) {
            if (pairs == 8 || Ascii.hex(text.charAt(at)) < 0 || Ascii.hex(text.charAt(at + 1)) < 0) {
                return MISFIT;
            }
            pairs++;
            at += 2;
            char c = at < text.length() ? text.charAt(at) : 0;
            if (c == ':' || c == '-' || c == '.') {
                if (spacer != 0 && spacer != c) {
                    return MISFIT;
                }
                spacer = c;
                at++;
            }
            if ((pairs == 6 || pairs == 8) && at < text.length() && Ascii.isBlank(text.charAt(at))) {
                at = Ascii.skipBlanks(text, at);
                if (at < text.length()) {
                    return MISFIT;
                }
            }
        }
        // PostgreSQL does not look at a single byte that is left over.
        boolean ends = at >= text.length() || text.charAt(at) < 0x80;
        return ends && (pairs == 6 || pairs == 8) ? Fit.FITS : MISFIT;
    }
}
