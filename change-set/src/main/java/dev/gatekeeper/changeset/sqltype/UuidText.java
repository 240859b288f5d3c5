package dev.gatekeeper.changeset.sqltype;

/// `uuid`: 32 hexadecimal digits, a hyphen at will after each group of four, braces around all at will.
final class UuidText {

    private static final Fit MISFIT =
            new Fit.Misfit("is not a UUID; send 32 hexadecimal digits grouped by hyphens as 8-4-4-4-12.");

    private UuidText() {}

    static Fit fit(String text) {
        boolean braced = !text.isEmpty() && text.charAt(0) == '{';
        int at = braced ? 1 : 0;
        for (int digit = 0; digit < 32; digit++, at++) {
            if (at >= text.length() || Ascii.hex(text.charAt(at)) < 0) {
                return MISFIT;
            }
            boolean groupEnds = digit % 4 == 3 && digit < 31;
            if (groupEnds && at + 1 < text.length() && text.charAt(at + 1) == '-') {
                at++;
            }
        }
        if (braced) {
            if (at >= text.length() || text.charAt(at) != '}') {
                return MISFIT;
            }
            at++;
        }
        return at == text.length() ? Fit.FITS : MISFIT;
    }
}
