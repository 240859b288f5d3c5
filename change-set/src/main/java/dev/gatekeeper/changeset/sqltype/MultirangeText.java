package dev.gatekeeper.changeset.sqltype;

/// Multiranges: `{[1,3),[5,6)}`. Where a range ends is told as PostgreSQL tells it, blanks apart.
///
/// @param range the form of the ranges' texts
record MultirangeText(RangeText range) implements TextForm {

    private static final Fit MALFORMED = new Fit.Misfit(
            "is not a multirange; send its ranges between braces with commas between them, as in {[1,3),[5,6)}.");

    @Override
    public Fit fit(String text) {
        int at = Ascii.skipBlanks(text, 0);
        if (at >= text.length() || text.charAt(at) != '{') {
            return MALFORMED;
        }
        at = Ascii.skipBlanks(text, at + 1);
        boolean none = at < text.length() && text.charAt(at) == '}';
        while (!none) {
            int end = endOfRange(text, at);
            if (end < 0) {
                return MALFORMED;
            }
            var fit = range.fit(text.substring(at, end));
            if (!(fit instanceof Fit.Fits)) {
                return ElementFit.of("a range", fit);
            }
            at = Ascii.skipBlanks(text, end);
            if (at >= text.length() || (text.charAt(at) != ',' && text.charAt(at) != '}')) {
                return MALFORMED;
            }
            if (text.charAt(at) == '}') {
                break;
            }
            at = Ascii.skipBlanks(text, at + 1);
        }
        return Ascii.skipBlanks(text, at + 1) == text.length() ? Fit.FITS : MALFORMED;
    }

    /// Just past the range that starts at `from`; -1 where none does or it does not end.
    private static int endOfRange(String text, int from) {
        if (Ascii.startsWith(text, from, "empty")) {
            return from + 5;
        }
        if (from >= text.length() || "[(".indexOf(text.charAt(from)) < 0) {
            return -1;
        }
        boolean quoted = false;
        for (int at = from + 1; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\') {
                // PostgreSQL skips blanks before it looks at what is escaped.
                at = Ascii.skipBlanks(text, at + 1);
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ')' || c == ']')) {
                return at + 1;
            }
        }
        return -1;
    }
}
