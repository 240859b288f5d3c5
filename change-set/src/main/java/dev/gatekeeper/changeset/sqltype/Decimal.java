package dev.gatekeeper.changeset.sqltype;

import org.jspecify.annotations.Nullable;

/// A number in decimal notation, `-12.50e+3`, taken apart but not computed: its digits stay in the text, so that a
/// number of any size costs no more than its length.
///
/// @param first where the first digit or the point stands
/// @param end where digits and point end
/// @param point where the point stands; `end` where there is none
/// @param exponent cut off at ±[#GREATEST_EXPONENT]
record Decimal(String text, boolean negative, int first, int end, int point, int exponent) {

    /// The greatest exponent that is told from greater ones; PostgreSQL refuses it even for 0.
    static final int GREATEST_EXPONENT = Integer.MAX_VALUE / 2 + 1;

    /// The number between `from` and `end`, all of it; null where that is not a number in decimal notation.
    static @Nullable Decimal scan(String text, int from, int end) {
        boolean negative = from < end && text.charAt(from) == '-';
        int first = negative || (from < end && text.charAt(from) == '+') ? from + 1 : from;
        int at = first;
        int point = -1;
        int digits = 0;
        for (; at < end; at++) {
            char c = text.charAt(at);
            if (Ascii.isDigit(c)) {
                digits++;
            } else if (c == '.' && point < 0) {
                point = at;
            } else {
                break;
            }
        }
        if (digits == 0) {
            return null;
        }
        int mantissaEnd = at;
        int exponent = 0;
        if (at < end) {
            if (Ascii.lower(text.charAt(at)) != 'e') {
                return null;
            }
            at++;
            boolean downwards = at < end && text.charAt(at) == '-';
            if (downwards || (at < end && text.charAt(at) == '+')) {
                at++;
            }
            if (at == end) {
                return null;
            }
            for (; at < end; at++) {
                if (!Ascii.isDigit(text.charAt(at))) {
                    return null;
                }
                exponent = (int) Math.min(GREATEST_EXPONENT, exponent * 10L + (text.charAt(at) - '0'));
            }
            exponent = downwards ? -exponent : exponent;
        }
        return new Decimal(text, negative, first, mantissaEnd, point < 0 ? mantissaEnd : point, exponent);
    }

    /// The power of ten of the first digit that is not 0; [Long#MIN_VALUE] for zero.
    long magnitude() {
        for (int at = first; at < end; at++) {
            char c = text.charAt(at);
            if (c != '0' && c != '.') {
                return (at < point ? point - 1L - at : (long) point - at) + exponent;
            }
        }
        return Long.MIN_VALUE;
    }

    /// How many digits are written behind the point, the exponent taken into account; negative where the last digits
    /// before the point are zeros that only the exponent says.
    long scale() {
        return Math.max(0L, end - point - 1L) - exponent;
    }

    /// The digit that counts for that power of ten.
    int digit(long power) {
        long place = power - exponent;
        long at = place >= 0 ? point - 1 - place : point - place;
        return at >= first && at < end ? text.charAt((int) at) - '0' : 0;
    }

    int signum() {
        return magnitude() == Long.MIN_VALUE ? 0 : negative ? -1 : 1;
    }

    /// Orders by value.
    int compareValue(Decimal other) {
        int signum = signum();
        if (signum != other.signum()) {
            return Integer.compare(signum, other.signum());
        }
        if (signum == 0) {
            return 0;
        }
        long magnitude = magnitude();
        if (magnitude != other.magnitude()) {
            return signum * Long.compare(magnitude, other.magnitude());
        }
        long last = -Math.max(scale(), other.scale());
        for (long power = magnitude; power >= last; power--) {
            int difference = digit(power) - other.digit(power);
            if (difference != 0) {
                return signum * difference;
            }
        }
        return 0;
    }
}
