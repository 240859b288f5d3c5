package dev.gatekeeper.faults;

import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/// What a command line asks for.
sealed interface Command {

    String USAGE = "usage: gatekeeper chaos [--rounds <number>] [--seed <number>]";

    int USUAL_ROUNDS = 3;

    /// @param seed decides what is posted, and when which fault strikes
    record Run(int rounds, long seed) implements Command {}

    /// Nothing that is known here.
    ///
    /// @param sentence what is wrong with it
    record Misuse(String sentence) implements Command {}

    /// @param anySeed gives one where none is named
    static Command parse(LongSupplier anySeed, String... arguments) {
        var rounds = Optional.<Long>empty();
        var seed = Optional.<Long>empty();
        for (var rest = List.of(arguments); !rest.isEmpty(); rest = rest.subList(2, rest.size())) {
            var option = rest.getFirst();
            if (!option.equals("--rounds") && !option.equals("--seed")) {
                return new Misuse("The option " + option + " does not exist.");
            }
            var number = rest.size() == 1 ? Optional.<Long>empty() : number(rest.get(1));
            if (number.isEmpty()) {
                return new Misuse("The option " + option + " takes a whole number.");
            }
            if (option.equals("--rounds")) {
                rounds = number;
            } else {
                seed = number;
            }
        }
        var count = rounds.orElse((long) USUAL_ROUNDS);
        if (count < 1 || count > 10_000) {
            return new Misuse("There are 1 to 10000 rounds.");
        }
        return new Run(count.intValue(), seed.orElseGet(anySeed::getAsLong));
    }

    private static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.valueOf(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
