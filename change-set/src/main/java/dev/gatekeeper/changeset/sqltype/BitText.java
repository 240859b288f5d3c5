package dev.gatekeeper.changeset.sqltype;

/// `bit` and `bit varying`: zeros and ones, behind a `b` at will, or hexadecimal digits behind an `x`. A cast cuts or
/// fills to the type's length.
final class BitText {

    private static final Fit MISFIT = new Fit.Misfit("is not a string of bits; send zeros and ones.");

    private BitText() {}

    static Fit fit(String text) {
        char base = text.isEmpty() ? 'b' : Ascii.lower(text.charAt(0));
        for (int at = base == 'b' || base == 'x' ? 1 : 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (base == 'x' ? Ascii.hex(c) < 0 : c != '0' && c != '1') {
                return MISFIT;
            }
        }
        return Fit.FITS;
    }
}
