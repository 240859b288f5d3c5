package dev.gatekeeper.changeset.sqltype;

/// `pg_lsn`: `16/B374D848`.
final class LsnText {

    private static final Fit MISFIT = new Fit.Misfit("is not a log sequence number; send two numbers of one to eight"
            + " hexadecimal digits with a slash between them.");

    private LsnText() {}

    static Fit fit(String text) {
        int slash = text.indexOf('/');
        return slash >= 0 && isHalf(text, 0, slash) && isHalf(text, slash + 1, text.length()) ? Fit.FITS : MISFIT;
    }

    private static boolean isHalf(String text, int from, int end) {
        for (int at = from; at < end; at++) {
            if (Ascii.hex(text.charAt(at)) < 0) {
                return false;
            }
        }
        return end - from >= 1 && end - from <= 8;
    }
}
