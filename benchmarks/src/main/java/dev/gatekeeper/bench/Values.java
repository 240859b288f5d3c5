package dev.gatekeeper.bench;

import java.util.Iterator;

/// The values of options on a command line.
final class Values {

    private Values() {}

    /// @throws IllegalArgumentException where the line ends
    static String value(String option, Iterator<String> left) {
        if (!left.hasNext()) {
            throw new IllegalArgumentException(option + " takes a value.");
        }
        return left.next();
    }

    /// @throws IllegalArgumentException where it is not a whole number of 1 or more
    static int number(String option, Iterator<String> left) {
        var text = value(option, left);
        try {
            var number = Integer.parseInt(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Said below.
        }
        throw new IllegalArgumentException(option + " takes a number of 1 or more, not '" + text + "'.");
    }
}
