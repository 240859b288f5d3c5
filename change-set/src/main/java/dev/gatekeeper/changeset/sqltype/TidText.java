package dev.gatekeeper.changeset.sqltype;

/// `tid`: `(block,offset)`. PostgreSQL does not look at what stands before the parenthesis and behind it.
final class TidText {

    private static final Fit MISFIT = new Fit.Misfit(
            "is not a row's place; send (block,offset), a block up to 4294967295 and an offset up to 65535.");

    private static final Fit WRAPPED = new Fit.UnsupportedRendering(
            "is outside of the range of a row's place, where some platforms wrap it around; send (block,offset) of the"
                    + " range.");

    private TidText() {}

    static Fit fit(String text) {
        int close = text.indexOf(')');
        int limit = close < 0 ? text.length() : close;
        int block = -1;
        int offset = -1;
        for (int at = 0; at < limit && offset < 0; at++) {
            char c = text.charAt(at);
            if (c == ',' || (c == '(' && block < 0)) {
                if (block < 0) {
                    block = at + 1;
                } else {
                    offset = at + 1;
                }
            }
        }
        if (offset < 0 || close < 0) {
            return MISFIT;
        }
        // The reading of a number ends at its first strange character, which must be the one that is expected.
        var blockFit = number(text, block, offset - 1, 0xFFFF_FFFFL, 0x8000_0000L);
        var offsetFit = number(text, offset, close, 0xFFFFL, 0);
        return offsetFit instanceof Fit.Fits || blockFit instanceof Fit.Misfit ? blockFit : offsetFit;
    }

    private static Fit number(String text, int from, int end, long most, long mostNegated) {
        int at = Ascii.skipBlanks(text, from);
        boolean negative = at < end && text.charAt(at) == '-';
        int first = at < end && (negative || text.charAt(at) == '+') ? at + 1 : at;
        // Where there is nothing at all, C reads 0.
        if (from == end || UnsignedText.isUpTo(negative ? mostNegated : most, text, first, end)) {
            return Fit.FITS;
        }
        return UnsignedText.wraps(text, first, end, negative, most, mostNegated > 0) ? WRAPPED : MISFIT;
    }
}
