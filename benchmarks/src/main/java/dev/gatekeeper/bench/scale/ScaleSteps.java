package dev.gatekeeper.bench.scale;

import dev.gatekeeper.bench.scale.ScaleOptions.Part;
import dev.gatekeeper.report.progress.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// How long the parts of a run take, roughly: for each layout its start and its load.
final class ScaleSteps {

    private static final int ROWS_PER_SECOND = 25_000;
    private static final Duration START_OF_CONSUMERS = Duration.ofSeconds(12);
    private static final Duration START_OF_GATEWAYS = Duration.ofSeconds(8);

    private ScaleSteps() {}

    /// In the order in which they run.
    static List<Step> all(ScaleOptions options) {
        var steps = new ArrayList<Step>();
        if (options.parts().contains(Part.SINK)) {
            rounds(options).forEach(round -> SinkLayout.ALL.forEach(layout -> steps.add(of(layout, round, options))));
        }
        if (options.parts().contains(Part.GATEWAY)) {
            rounds(options)
                    .forEach(round ->
                            GatewayLayout.ON_ONE_BROKER.forEach(layout -> steps.add(of(layout, round, options))));
        }
        if (options.parts().contains(Part.BROKERS)) {
            for (var layout : List.of(GatewayLayout.UNREPLICATED, GatewayLayout.REPLICATED)) {
                rounds(options).forEach(round -> steps.add(of(layout, round, options)));
            }
        }
        return steps;
    }

    private static IntStream rounds(ScaleOptions options) {
        return IntStream.rangeClosed(1, options.rounds());
    }

    static Step of(SinkLayout layout, int round, ScaleOptions options) {
        return step(
                layout.title(),
                round,
                options,
                START_OF_CONSUMERS.plus(Duration.ofSeconds(options.rows() / ROWS_PER_SECOND)));
    }

    static Step of(GatewayLayout layout, int round, ScaleOptions options) {
        return step(
                layout.title(),
                round,
                options,
                START_OF_GATEWAYS.plus(options.warmUp()).plus(options.load()));
    }

    private static Step step(String title, int round, ScaleOptions options, Duration expected) {
        return new Step("round " + round + " of " + options.rounds(), title, expected);
    }
}
