package dev.gatekeeper.bench.gateway;

import java.util.regex.Pattern;

/// Numbers in what a program prints.
final class Printed {

    private Printed() {}

    /// @param pattern whose first group is the number
    /// @throws IllegalStateException where there is none
    static double number(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("No " + pattern + " is in: " + text);
        }
        return Double.parseDouble(found.group(1));
    }
}
