package dev.gatekeeper.changeset.sqltype;

import java.util.BitSet;

/// Reads a JSON text from left to right; the first fault ends it. For use once, by one thread.
final class JsonReader {

    /// How many levels are read; how many PostgreSQL takes depends on its stack.
    static final int DEEPEST = 1_000;

    private static final Fit MISFIT = new Fit.Misfit("is not JSON; send a JSON text as RFC 8259 defines it.");
    private static final Fit BAD_ESCAPE = new Fit.Misfit(
            "holds \\u0000 or half of a surrogate pair, which jsonb can't store; remove it or use the type json.");
    private static final Fit BAD_NUMBER =
            new Fit.Misfit("holds a number with more digits than numeric can store, which jsonb needs; round it or use"
                    + " the type json.");
    private static final Fit TOO_DEEP = new Fit.UnsupportedRendering("nests deeper than " + DEEPEST
            + " levels, which PostgreSQL reads or not as its stack is sized; flatten it.");

    private final String text;
    private final boolean binary;
    private final BitSet insideObject = new BitSet();
    private int depth;
    private int at;
    private Fit fit = Fit.FITS;

    JsonReader(String text, boolean binary) {
        this.text = text;
        this.binary = binary;
    }

    Fit document() {
        boolean valueNext = true;
        while (fit instanceof Fit.Fits) {
            if (valueNext) {
                valueNext = opens();
            } else if (depth == 0) {
                return peek() == 0 && at == text.length() ? Fit.FITS : MISFIT;
            } else {
                valueNext = separates();
            }
        }
        return fit;
    }

    /// Reads a scalar or opens a container; true where another value must follow.
    private boolean opens() {
        switch (peek()) {
            case '{' -> {
                return pushed(true) && !closes('}') && key();
            }
            case '[' -> {
                return pushed(false) && !closes(']');
            }
            case '"' -> string();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        }
        return false;
    }

    /// Reads a comma or closes the innermost container; true where another value must follow.
    private boolean separates() {
        boolean object = insideObject.get(depth - 1);
        if (peek() == ',') {
            at++;
            return !object || key();
        }
        if (!closes(object ? '}' : ']')) {
            fit = MISFIT;
        }
        return false;
    }

    private boolean pushed(boolean object) {
        at++;
        if (depth == DEEPEST) {
            fit = TOO_DEEP;
            return false;
        }
        insideObject.set(depth++, object);
        return true;
    }

    private boolean closes(char end) {
        if (peek() != end) {
            return false;
        }
        at++;
        depth--;
        return true;
    }

    private boolean key() {
        if (peek() != '"') {
            fit = MISFIT;
            return false;
        }
        string();
        if (!(fit instanceof Fit.Fits) || peek() != ':') {
            fit = fit instanceof Fit.Fits ? MISFIT : fit;
            return false;
        }
        at++;
        return true;
    }

    /// The next character that is no blank; NUL, which no text holds, at the end.
    private char peek() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
                return c;
            }
            at++;
        }
        return 0;
    }

    private void word(String word) {
        if (text.startsWith(word, at)) {
            at += word.length();
            endOfToken();
        } else {
            fit = MISFIT;
        }
    }

    private void endOfToken() {
        if (at < text.length()) {
            char c = text.charAt(at);
            if (Ascii.isDigit(c) || (Ascii.lower(c) >= 'a' && Ascii.lower(c) <= 'z') || c == '_' || c >= 0x80) {
                fit = MISFIT;
            }
        }
    }

    private void number() {
        int start = at;
        skip('-');
        if (!skip('0') && digits() == 0) {
            fit = MISFIT;
            return;
        }
        boolean complete = !skip('.') || digits() > 0;
        if (complete && (skip('e') || skip('E'))) {
            if (!skip('+')) {
                skip('-');
            }
            complete = digits() > 0;
        }
        if (!complete) {
            fit = MISFIT;
            return;
        }
        endOfToken();
        if (binary && fit instanceof Fit.Fits && !holds(start)) {
            fit = BAD_NUMBER;
        }
    }

    private boolean holds(int start) {
        return NumericText.NUMERIC.fit(text.substring(start, at)) instanceof Fit.Fits;
    }

    private boolean skip(char c) {
        boolean there = at < text.length() && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    private int digits() {
        int start = at;
        while (at < text.length() && Ascii.isDigit(text.charAt(at))) {
            at++;
        }
        return at - start;
    }

    private void string() {
        boolean highBefore = false;
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\') {
                int unit = escape();
                if (unit < 0) {
                    fit = MISFIT;
                    return;
                }
                boolean low = Character.isLowSurrogate((char) unit);
                if (binary && (unit == 0 || low != highBefore)) {
                    fit = BAD_ESCAPE;
                    return;
                }
                highBefore = Character.isHighSurrogate((char) unit);
            } else if (highBefore && binary) {
                fit = BAD_ESCAPE;
                return;
            } else if (c == '"') {
                at++;
                return;
            } else if (c < ' ') {
                fit = MISFIT;
                return;
            }
        }
        fit = MISFIT;
    }

    /// The character that an escape stands for, or -1; leaves `at` on its last character.
    private int escape() {
        at++;
        char c = at < text.length() ? text.charAt(at) : 0;
        if (c != 'u') {
            return "\"\\/bfnrt".indexOf(c) >= 0 ? c : -1;
        }
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            at++;
            int digit = at < text.length() ? Ascii.hex(text.charAt(at)) : -1;
            if (digit < 0) {
                return -1;
            }
            unit = unit << 4 | digit;
        }
        return unit;
    }
}
