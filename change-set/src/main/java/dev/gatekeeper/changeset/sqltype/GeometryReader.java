package dev.gatekeeper.changeset.sqltype;

/// Reads a geometric text from left to right as PostgreSQL does. For use once, by one thread.
final class GeometryReader {

    /// PostgreSQL takes coefficients up to this for 0.
    private static final double EPSILON = 1.0E-06;

    private final String text;
    private int at;
    private String number = "";

    GeometryReader(String text) {
        this.text = text;
    }

    boolean ended() {
        return at == text.length();
    }

    /// One point: `(1,2)` or `1,2`.
    boolean pair() {
        at = Ascii.skipBlanks(text, at);
        boolean enclosed = skip('(');
        if (!number() || !skip(',') || !number()) {
            return false;
        }
        if (enclosed) {
            if (!skip(')')) {
                return false;
            }
            at = Ascii.skipBlanks(text, at);
        }
        return true;
    }

    /// So many points, enclosed or not.
    ///
    /// @param openAllowed whether square brackets may enclose them
    boolean points(int count, boolean openAllowed) {
        int depth = 0;
        at = Ascii.skipBlanks(text, at);
        boolean open = here() == '[';
        if (open) {
            if (!openAllowed) {
                return false;
            }
            depth = 1;
            at++;
        } else if (here() == '(') {
            int next = Ascii.skipBlanks(text, at + 1);
            if ((next < text.length() && text.charAt(next) == '(') || text.lastIndexOf('(') == at) {
                depth = 1;
                at = next;
            }
        }
        for (int i = 0; i < count; i++) {
            if (!pair()) {
                return false;
            }
            skip(',');
        }
        if (depth > 0) {
            if (!skip(')') && !(open && skip(']'))) {
                return false;
            }
            at = Ascii.skipBlanks(text, at);
        }
        return true;
    }

    boolean path() {
        int count = countOfPoints();
        at = Ascii.skipBlanks(text, at);
        boolean enclosed = here() == '(' && text.lastIndexOf('(') == at;
        at += enclosed ? 1 : 0;
        if (count <= 0 || !points(count, true)) {
            return false;
        }
        if (enclosed) {
            if (!skip(')')) {
                return false;
            }
            at = Ascii.skipBlanks(text, at);
        }
        return ended();
    }

    /// `{A,B,C}`
    boolean line() {
        at = Ascii.skipBlanks(text, at);
        if (!skip('{') || !number() || !skip(',')) {
            return false;
        }
        boolean zero = isZero();
        if (!number() || !skip(',')) {
            return false;
        }
        zero &= isZero();
        if (!number() || !skip('}')) {
            return false;
        }
        at = Ascii.skipBlanks(text, at);
        return !zero && ended();
    }

    /// `<(x,y),r>`, `((x,y),r)`, `(x,y),r`, `x,y,r`
    boolean circle() {
        int depth = 0;
        at = Ascii.skipBlanks(text, at);
        boolean angled = skip('<');
        if (angled) {
            depth = 1;
        } else if (here() == '(') {
            int next = Ascii.skipBlanks(text, at + 1);
            if (next < text.length() && text.charAt(next) == '(') {
                depth = 1;
                at = next;
            }
        }
        if (!pair()) {
            return false;
        }
        skip(',');
        if (!number() || Double.parseDouble(javaNumber()) < 0) {
            return false;
        }
        if (depth > 0) {
            if (!skip(')') && !skip('>')) {
                return false;
            }
            at = Ascii.skipBlanks(text, at);
        }
        return ended();
    }

    /// How many points the commas make; -1 where they make none.
    int countOfPoints() {
        int commas = 0;
        for (int i = 0; i < text.length(); i++) {
            commas += text.charAt(i) == ',' ? 1 : 0;
        }
        return commas % 2 == 1 ? (commas + 1) / 2 : -1;
    }

    /// Reads a coordinate, which ends where no longer one could, and the blanks around it.
    private boolean number() {
        int start = Ascii.skipBlanks(text, at);
        int end = endOfNumber(start);
        number = text.substring(start, end);
        at = Ascii.skipBlanks(text, end);
        return FloatText.FLOAT8.fit(number) instanceof Fit.Fits;
    }

    private int endOfNumber(int start) {
        at = start;
        if (!skip('-')) {
            skip('+');
        }
        for (var word : new String[] {"infinity", "inf", "nan"}) {
            if (Ascii.startsWith(text, at, word)) {
                return at + word.length();
            }
        }
        skipDigits();
        if (skip('.')) {
            skipDigits();
        }
        int end = at;
        if (skip('e') || skip('E')) {
            if (!skip('-')) {
                skip('+');
            }
            return skipDigits() > 0 ? at : end;
        }
        return end;
    }

    private int skipDigits() {
        int start = at;
        while (Ascii.isDigit(here())) {
            at++;
        }
        return at - start;
    }

    private boolean isZero() {
        return Math.abs(Double.parseDouble(javaNumber())) <= EPSILON;
    }

    private String javaNumber() {
        if (NumericText.isNaN(number, 0, number.length())) {
            return "NaN";
        }
        return NumericText.isInfinite(number, 0, number.length())
                ? (number.startsWith("-") ? "-Infinity" : "Infinity")
                : number;
    }

    private char here() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private boolean skip(char c) {
        boolean there = here() == c && at < text.length();
        at += there ? 1 : 0;
        return there;
    }
}
