package dev.gatekeeper.changeset.sqltype;

/// `real` and `double precision`: decimal notation, NaN and infinities. What C's `strtod` reads beyond that depends on
/// the platform that PostgreSQL runs on.
enum FloatText implements TextForm {
    FLOAT4(
            37,
            "is outside of the range of real; send 0 or a number whose absolute value is between 1e-45 and"
                    + " 3.4028235e+38.") {
        @Override
        boolean overflows(String number) {
            float value = Float.parseFloat(number);
            return value == 0 || Float.isInfinite(value);
        }
    },
    FLOAT8(
            307,
            "is outside of the range of double precision; send 0 or a number whose absolute value is between 5e-324"
                    + " and 1.7976931348623157e+308.") {
        @Override
        boolean overflows(String number) {
            double value = Double.parseDouble(number);
            return value == 0 || Double.isInfinite(value);
        }
    };

    private static final Fit MISFIT =
            new Fit.Misfit("is not a number; send decimal digits, with a point and an exponent at will, NaN, Infinity"
                    + " or -Infinity.");
    private static final Fit PLATFORM = new Fit.UnsupportedRendering(
            "is a spelling of a number that PostgreSQL does not read on every platform; send decimal digits or NaN.");

    private final int safeMagnitude;
    private final String why;

    FloatText(int safeMagnitude, String why) {
        this.safeMagnitude = safeMagnitude;
        this.why = why;
    }

    /// Whether a number other than 0 becomes 0 or infinite.
    abstract boolean overflows(String number);

    @Override
    public Fit fit(String text) {
        int start = Ascii.skipBlanks(text, 0);
        int end = Ascii.endOfText(text, start);
        if (NumericText.isNaN(text, start, end) || NumericText.isInfinite(text, start, end)) {
            return Fit.FITS;
        }
        var decimal = Decimal.scan(text, start, end);
        if (decimal == null) {
            return onSomePlatform(text, start, end) ? PLATFORM : MISFIT;
        }
        long magnitude = decimal.magnitude();
        if (magnitude == Long.MIN_VALUE || Math.abs(magnitude) <= safeMagnitude) {
            return Fit.FITS;
        }
        if (Math.abs(magnitude) > safeMagnitude + 20) {
            return new Fit.Misfit(why);
        }
        return overflows(text.substring(start, end)) ? new Fit.Misfit(why) : Fit.FITS;
    }

    private static boolean onSomePlatform(String text, int start, int end) {
        int first = start < end && (text.charAt(start) == '-' || text.charAt(start) == '+') ? start + 1 : start;
        return Ascii.startsWith(text, first, "nan") || (Ascii.startsWith(text, first, "0x") && end - first > 2);
    }
}
