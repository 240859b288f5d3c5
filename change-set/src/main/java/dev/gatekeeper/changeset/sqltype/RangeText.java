package dev.gatekeeper.changeset.sqltype;

import org.jspecify.annotations.Nullable;

/// Ranges: `[1,5)`, `(,"2018-03-27"]`, `empty`.
///
/// @param bound the form of the bounds' texts
record RangeText(RangeBound bound) implements TextForm {

    private static final Fit MALFORMED = new Fit.Misfit(
            "is not a range; send its bounds between brackets with a comma between them, as in [1,5), or empty.");
    private static final Fit ORDER =
            new Fit.Misfit("is a range whose lower bound is greater than its upper bound; swap them.");
    private static final Fit NO_SUCCESSOR = new Fit.Misfit(
            "is a range with a bound that PostgreSQL stores as the next greater value, and there is none; leave the"
                    + " bound out.");

    @Override
    public Fit fit(String text) {
        int at = Ascii.skipBlanks(text, 0);
        if (Ascii.startsWith(text, at, "empty")) {
            return Ascii.skipBlanks(text, at + 5) == text.length() ? Fit.FITS : MALFORMED;
        }
        if (at >= text.length() || "[(".indexOf(text.charAt(at)) < 0) {
            return MALFORMED;
        }
        boolean lowerIncluded = text.charAt(at) == '[';
        int lowerEnd = endOfBound(text, at + 1);
        if (lowerEnd < 0 || text.charAt(lowerEnd) != ',') {
            return MALFORMED;
        }
        int upperEnd = endOfBound(text, lowerEnd + 1);
        if (upperEnd < 0 || text.charAt(upperEnd) == ',' || Ascii.skipBlanks(text, upperEnd + 1) < text.length()) {
            return MALFORMED;
        }
        boolean upperIncluded = text.charAt(upperEnd) == ']';
        var lower = boundText(text, at + 1, lowerEnd);
        var upper = boundText(text, lowerEnd + 1, upperEnd);
        return fit(lower, lowerIncluded, upper, upperIncluded);
    }

    private Fit fit(@Nullable String lower, boolean lowerIncluded, @Nullable String upper, boolean upperIncluded) {
        for (var each : new @Nullable String[] {lower, upper}) {
            var fit = each == null ? Fit.FITS : bound.fit(each);
            if (!(fit instanceof Fit.Fits)) {
                return ElementFit.of("a bound", fit);
            }
        }
        if (lower != null && upper != null) {
            int order = bound.compare(lower, upper);
            if (order > 0) {
                return ORDER;
            }
            if (order == 0 && !(lowerIncluded && upperIncluded)) {
                return Fit.FITS;
            }
        }
        boolean stored = (lower == null || lowerIncluded || bound.hasSuccessor(lower))
                && (upper == null || !upperIncluded || bound.hasSuccessor(upper));
        return stored ? Fit.FITS : NO_SUCCESSOR;
    }

    /// Where a bound ends that starts at `from`: at a comma or bracket outside of quotes; -1 where it does not end.
    private static int endOfBound(String text, int from) {
        boolean quoted = false;
        for (int at = from; at < text.length(); at++) {
            switch (text.charAt(at)) {
                case '\\' -> at++;
                case '"' -> quoted = !quoted;
                case ',', ')', ']' -> {
                    if (!quoted) {
                        return at;
                    }
                }
                default -> {}
            }
        }
        return -1;
    }

    /// The bound without its quotes and backslashes; null where nothing stands there, which is no bound.
    private static @Nullable String boundText(String text, int from, int end) {
        if (from == end) {
            return null;
        }
        var content = new StringBuilder(end - from);
        boolean quoted = false;
        for (int at = from; at < end; at++) {
            char c = text.charAt(at);
            if (c == '\\') {
                content.append(text.charAt(++at));
            } else if (c != '"') {
                content.append(c);
            } else if (quoted && at + 1 < end && text.charAt(at + 1) == '"') {
                content.append(text.charAt(++at));
            } else {
                quoted = !quoted;
            }
        }
        return content.toString();
    }
}
