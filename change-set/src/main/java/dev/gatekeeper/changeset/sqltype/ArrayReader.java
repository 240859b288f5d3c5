package dev.gatekeeper.changeset.sqltype;

import java.util.Arrays;

/// Reads an array's text from left to right; the first fault ends it. For use once, by one thread.
final class ArrayReader {

    private static final int MOST_DIMENSIONS = 6;

    private static final Fit MALFORMED = new Fit.Misfit(
            "is not an array; send its elements between braces with commas between them, as in {1,NULL,\"a b\"}, and"
                    + " nested arrays all of one length and depth.");
    private static final Fit BOUNDS =
            new Fit.Misfit("is an array whose bounds do not match its elements; leave the bounds out or correct them.");
    private static final Fit UNSUPPORTED = new Fit.UnsupportedRendering(
            "is a spelling of an array that PostgreSQL's versions disagree on; send its elements between braces with"
                    + " commas between them, as in {1,NULL,\"a b\"}.");

    private final String text;
    private final TextForm element;
    private final char delimiter;

    /// How many items each level has, as the bounds or the first array of that level say; -1 where neither has yet.
    private final int[] lengths = new int[MOST_DIMENSIONS];

    private final int[] counts = new int[MOST_DIMENSIONS];
    private int at;
    private int bounded;
    private int levels = -1;

    ArrayReader(String text, TextForm element, char delimiter) {
        this.text = text;
        this.element = element;
        this.delimiter = delimiter;
        Arrays.fill(lengths, -1);
    }

    Fit array() {
        at = Ascii.skipBlanks(text, 0);
        if (at < text.length() && text.charAt(at) == '[') {
            var bounds = bounds();
            if (!(bounds instanceof Fit.Fits)) {
                return bounds;
            }
        }
        if (at >= text.length() || text.charAt(at) != '{') {
            return MALFORMED;
        }
        int body = Ascii.skipBlanks(text, at + 1);
        if (body < text.length() && text.charAt(body) == '}') {
            return Ascii.skipBlanks(text, body + 1) < text.length() ? MALFORMED : bounded > 0 ? UNSUPPORTED : Fit.FITS;
        }
        var fit = items();
        if (!(fit instanceof Fit.Fits)) {
            return fit;
        }
        return Ascii.skipBlanks(text, at) < text.length() ? MALFORMED : bounded > 0 && bounded != levels ? BOUNDS : fit;
    }

    /// `[1:2][3]=`
    private Fit bounds() {
        while (at < text.length() && text.charAt(at) == '[') {
            int close = text.indexOf(']', at);
            int colon = text.indexOf(':', at);
            if (close < 0 || bounded == MOST_DIMENSIONS) {
                return MALFORMED;
            }
            boolean both = colon > 0 && colon < close;
            if (!isNumber(at + 1, both ? colon : close) || (both && !isNumber(colon + 1, close))) {
                return UNSUPPORTED;
            }
            int lower = both ? Integer.parseInt(text, at + 1, colon, 10) : 1;
            int upper = Integer.parseInt(text, both ? colon + 1 : at + 1, close, 10);
            if (upper < lower) {
                return upper == lower - 1 ? UNSUPPORTED : BOUNDS;
            }
            lengths[bounded++] = upper - lower + 1;
            at = close + 1;
        }
        if (at < text.length() && text.charAt(at) != '=') {
            return Ascii.isBlank(text.charAt(at)) ? UNSUPPORTED : MALFORMED;
        }
        at++;
        return at < text.length() && Ascii.isBlank(text.charAt(at)) ? UNSUPPORTED : Fit.FITS;
    }

    /// Whether an integer small enough stands there.
    private boolean isNumber(int from, int end) {
        int first = from < end && text.charAt(from) == '-' ? from + 1 : from;
        for (int here = first; here < end; here++) {
            if (!Ascii.isDigit(text.charAt(here))) {
                return false;
            }
        }
        return first < end && end - first <= 8;
    }

    private Fit items() {
        int depth = 0;
        boolean itemNext = true;
        do {
            at = Ascii.skipBlanks(text, at);
            if (at >= text.length()) {
                return MALFORMED;
            }
            char c = text.charAt(at);
            if (itemNext && c == '{') {
                if (depth == MOST_DIMENSIONS || depth == levels) {
                    return MALFORMED;
                }
                counts[depth++] = 0;
                at++;
                int next = Ascii.skipBlanks(text, at);
                if (next < text.length() && text.charAt(next) == '}') {
                    return UNSUPPORTED;
                }
            } else if (itemNext) {
                if (levels >= 0 && depth != levels) {
                    return MALFORMED;
                }
                levels = depth;
                var fit = item();
                if (!(fit instanceof Fit.Fits)) {
                    return fit;
                }
                counts[depth - 1]++;
                itemNext = false;
            } else if (c == delimiter) {
                at++;
                itemNext = true;
            } else if (c == '}') {
                at++;
                depth--;
                if (lengths[depth] >= 0 && lengths[depth] != counts[depth]) {
                    return depth < bounded ? BOUNDS : MALFORMED;
                }
                lengths[depth] = counts[depth];
                if (depth > 0) {
                    counts[depth - 1]++;
                }
            } else {
                return MALFORMED;
            }
        } while (depth > 0);
        return Fit.FITS;
    }

    private Fit item() {
        return text.charAt(at) == '"' ? quoted() : unquoted();
    }

    private Fit quoted() {
        var content = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return ElementFit.of("an element", element.fit(content.toString()));
            }
            if (c == '\\') {
                at++;
            }
            if (at < text.length()) {
                content.append(text.charAt(at));
            }
        }
        return MALFORMED;
    }

    private Fit unquoted() {
        int start = at;
        boolean escaped = false;
        int significant = 0;
        var content = new StringBuilder();
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == delimiter || c == '}') {
                break;
            }
            if (c == '{' || c == '"') {
                return MALFORMED;
            }
            if (c == '\\') {
                escaped = true;
                at++;
                if (at == text.length()) {
                    return MALFORMED;
                }
            }
            content.append(text.charAt(at));
            if (c == '\\' || !Ascii.isBlank(c)) {
                significant = content.length();
            }
        }
        if (at == start) {
            return MALFORMED;
        }
        content.setLength(significant);
        var value = content.toString();
        boolean isNull = !escaped && Ascii.isWord(value, 0, value.length(), "null");
        return isNull ? Fit.FITS : ElementFit.of("an element", element.fit(value));
    }
}
