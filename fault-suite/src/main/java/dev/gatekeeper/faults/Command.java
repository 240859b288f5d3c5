package dev.gatekeeper.faults;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/// What a command line asks for.
sealed interface Command {

    String USAGE = """
            usage: gatekeeper chaos [--rounds N] [--seed N] [--report FILE]

              --rounds N      how many rounds; the first that fails is the last (3)
              --seed N        decides what is posted, and when which fault strikes; any by default
              --report FILE   where the HTML report goes (chaos/chaos.html in GATEKEEPER_HOME; the next run replaces it)""";

    int USUAL_ROUNDS = 3;

    int MOST_ROUNDS = 10_000;

    /// @param seed decides what is posted, and when which fault strikes
    /// @param report where it goes, if not to the file of the suite's own
    record Run(int rounds, long seed, Optional<Path> report) implements Command {}

    /// Nothing that is known here.
    ///
    /// @param sentence what is wrong with it
    record Misuse(String sentence) implements Command {}

    /// @param anySeed gives one where none is named
    static Command parse(LongSupplier anySeed, String... arguments) {
        var run = new Run(USUAL_ROUNDS, 0, Optional.empty());
        var seed = Optional.<Long>empty();
        try {
            for (var left = List.of(arguments).iterator(); left.hasNext(); ) {
                var option = left.next();
                switch (option) {
                    case "--rounds" -> run = new Run(rounds(number(option, left)), 0, run.report());
                    case "--seed" -> seed = Optional.of(number(option, left));
                    case "--report" -> run = new Run(run.rounds(), 0, Optional.of(Path.of(value(option, left))));
                    default -> throw new IllegalArgumentException("The option " + option + " does not exist.");
                }
            }
        } catch (IllegalArgumentException e) {
            return new Misuse(String.valueOf(e.getMessage()));
        }
        return new Run(run.rounds(), seed.orElseGet(anySeed::getAsLong), run.report());
    }

    private static int rounds(long count) {
        if (count < 1 || count > MOST_ROUNDS) {
            throw new IllegalArgumentException("There are 1 to " + MOST_ROUNDS + " rounds.");
        }
        return Math.toIntExact(count);
    }

    private static String value(String option, Iterator<String> left) {
        if (!left.hasNext()) {
            throw new IllegalArgumentException("The option " + option + " takes a value.");
        }
        return left.next();
    }

    private static long number(String option, Iterator<String> left) {
        try {
            return Long.parseLong(value(option, left));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("The option " + option + " takes a whole number.", e);
        }
    }
}
