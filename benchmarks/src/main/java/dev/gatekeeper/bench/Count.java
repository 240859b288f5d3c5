package dev.gatekeeper.bench;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A number of 1 or more, a multiple of a unit.
class Count implements ITypeConverter<Integer> {

    private final int unit;

    Count() {
        this(1);
    }

    Count(int unit) {
        this.unit = unit;
    }

    @Override
    public Integer convert(String text) {
        try {
            var number = Integer.parseInt(text);
            if (number > 0 && number % unit == 0) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Said below.
        }
        throw new TypeConversionException("it takes %d, %d and so on, not '%s'".formatted(unit, 2 * unit, text));
    }
}
