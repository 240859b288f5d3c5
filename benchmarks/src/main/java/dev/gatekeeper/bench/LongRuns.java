package dev.gatekeeper.bench;

import static dev.gatekeeper.bench.Values.number;
import static dev.gatekeeper.bench.Values.value;

import dev.gatekeeper.bench.scale.ScaleOptions;
import dev.gatekeeper.bench.soak.SoakOptions;
import java.nio.file.Path;
import java.util.List;

/// What `bench scale` and `bench soak` are told on the command line.
final class LongRuns {

    private LongRuns() {}

    /// @throws IllegalArgumentException where it makes no sense
    static ScaleOptions scale(List<String> arguments) {
        var options = ScaleOptions.STANDARD;
        var left = arguments.iterator();
        while (left.hasNext()) {
            var option = left.next();
            options = switch (option) {
                case "--quick" -> options.quick();
                case "--rounds" -> options.withRounds(number(option, left));
                case "--rows" -> options.withRows(number(option, left));
                case "--seconds" -> options.withSeconds(number(option, left));
                case "--only" -> options.withOnly(value(option, left));
                case "--json" -> options.withJson(Path.of(value(option, left)));
                default -> throw new IllegalArgumentException("The option " + option + " does not exist.");
            };
        }
        return options;
    }

    /// @throws IllegalArgumentException where it makes no sense
    static SoakOptions soak(List<String> arguments) {
        var options = SoakOptions.STANDARD;
        var left = arguments.iterator();
        while (left.hasNext()) {
            var option = left.next();
            options = switch (option) {
                case "--minutes" -> options.withMinutes(number(option, left));
                case "--rate" -> options.withRate(number(option, left));
                case "--json" -> options.withJson(Path.of(value(option, left)));
                default -> throw new IllegalArgumentException("The option " + option + " does not exist.");
            };
        }
        return options;
    }
}
