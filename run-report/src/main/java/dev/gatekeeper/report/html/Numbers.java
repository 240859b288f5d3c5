package dev.gatekeeper.report.html;

import java.util.Locale;

/// Numbers as they are read.
final class Numbers {

    private static final int DECIMALS_BELOW = 100;

    private Numbers() {}

    /// With two decimals where it is small and not whole.
    static String worded(double number) {
        var whole = number == Math.rint(number) || Math.abs(number) >= DECIMALS_BELOW;
        return String.format(Locale.ROOT, whole ? "%,.0f" : "%,.2f", number);
    }
}
