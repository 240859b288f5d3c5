package dev.gatekeeper.changeset.sqltype;

/// `numeric(precision, scale)`: what is left after rounding to the scale must keep within `precision - scale` digits
/// before the point.
final class RoundedNumericText implements TextForm {

    private final int scale;
    private final int wholeDigits;
    private final Fit misfit;

    RoundedNumericText(int precision, int scale) {
        this.scale = scale;
        this.wholeDigits = precision - scale;
        this.misfit = new Fit.Misfit("is outside of numeric(" + precision + "," + scale
                + "): rounded to that scale its absolute value must stay below 10^" + wholeDigits
                + "; send a number of that range.");
    }

    @Override
    public Fit fit(String text) {
        if (isPlainAndSmall(text)) {
            return Fit.FITS;
        }
        var unrounded = NumericText.NUMERIC.fit(text);
        if (!(unrounded instanceof Fit.Fits)) {
            return unrounded;
        }
        int start = Ascii.skipBlanks(text, 0);
        int end = Ascii.endOfText(text, start);
        if (NumericText.isNaN(text, start, end)) {
            return Fit.FITS;
        }
        var decimal = Decimal.scan(text, start, end);
        return decimal != null && stays(decimal) ? Fit.FITS : misfit;
    }

    /// Whether the text is plain digits with so few of them before the point that rounding can't lead out.
    private boolean isPlainAndSmall(String text) {
        int at = !text.isEmpty() && text.charAt(0) == '-' ? 1 : 0;
        int first = at;
        while (at < text.length() && Ascii.isDigit(text.charAt(at))) {
            at++;
        }
        int whole = at - first;
        if (whole == 0 || text.length() > 1_000) {
            return false;
        }
        int fraction = 0;
        if (at < text.length()) {
            if (text.charAt(at++) != '.') {
                return false;
            }
            for (; at < text.length(); at++) {
                if (!Ascii.isDigit(text.charAt(at))) {
                    return false;
                }
                fraction++;
            }
        }
        return whole < wholeDigits || (whole == wholeDigits && fraction <= scale);
    }

    private boolean stays(Decimal decimal) {
        long magnitude = decimal.magnitude();
        if (magnitude < wholeDigits - 1L || magnitude + 1 < -scale) {
            return true;
        }
        if (magnitude >= wholeDigits) {
            return magnitude < -scale - 1L || (magnitude == -scale - 1L && decimal.digit(magnitude) < 5);
        }
        return !roundsUpToOneDigitMore(decimal, magnitude);
    }

    /// Whether all digits that stay are nines and the first that goes is 5 or more.
    private boolean roundsUpToOneDigitMore(Decimal decimal, long magnitude) {
        for (long power = magnitude; power >= -scale; power--) {
            if (decimal.digit(power) != 9) {
                return false;
            }
        }
        return decimal.digit(-scale - 1L) >= 5;
    }
}
