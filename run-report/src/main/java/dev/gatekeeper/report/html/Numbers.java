package dev.gatekeeper.report.html;

import java.util.Locale;

/// Numbers as they are read.
final class Numbers {

    private static final int DECIMALS_BELOW = 100;

    private Numbers() {}

    /// With two decimals where it is small and not whole.
    static String worded(double number) {
        return worded(number, isBroken(number));
    }

    /// With two decimals where it is small, and numbers that it stands below have some.
    ///
    /// @param broken whether any of them is
    static String worded(double number, boolean broken) {
        return String.format(Locale.ROOT, broken && Math.abs(number) < DECIMALS_BELOW ? "%,.2f" : "%,.0f", number);
    }

    /// Whether it is small and not whole.
    static boolean isBroken(double number) {
        return number != Math.rint(number) && Math.abs(number) < DECIMALS_BELOW;
    }
}
