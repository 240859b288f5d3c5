package dev.gatekeeper.bench.sink;

import dev.gatekeeper.bench.workload.Scenario;
import dev.gatekeeper.report.progress.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// How long the parts of a run take, roughly: for each contestant its start and its rows at a modest rate.
final class SinkSteps {

    private static final int CEILING_PER_SECOND = 100_000;
    private static final int CONSUMER_PER_SECOND = 60_000;
    private static final int PEER_PER_SECOND = 15_000;

    private SinkSteps() {}

    static List<Step> all(SinkOptions options) {
        var steps = new ArrayList<Step>();
        var scenarios = options.scenarios().stream().sorted().toList();
        scenarios.forEach(scenario -> steps.add(log(options, scenario)));
        for (var round = 1; round <= options.rounds(); round++) {
            for (var scenario : scenarios) {
                for (var ceiling : Ceiling.values()) {
                    if (ceiling.fits(options.load(scenario))) {
                        steps.add(of(options, scenario, ceiling, round));
                    }
                }
                for (var contestant : options.contestants(scenario)) {
                    steps.add(of(options, scenario, contestant, round));
                }
            }
        }
        return steps;
    }

    static Step log(SinkOptions options, Scenario scenario) {
        return new Step("", "the log of " + SinkReport.key(scenario), seconds(options, CONSUMER_PER_SECOND, 2));
    }

    static Step of(SinkOptions options, Scenario scenario, Ceiling ceiling, int round) {
        return step(options, scenario, ceiling.title(), round, seconds(options, CEILING_PER_SECOND, 3));
    }

    static Step of(SinkOptions options, Scenario scenario, String contestant, int round) {
        var expected = contestant.equals(Gatekeeper.NAME)
                ? seconds(options, CONSUMER_PER_SECOND, 8)
                : seconds(options, PEER_PER_SECOND, 20);
        var most = options.patience().all().plusSeconds(20);
        return step(options, scenario, contestant, round, expected.compareTo(most) < 0 ? expected : most);
    }

    private static Step step(SinkOptions options, Scenario scenario, String name, int round, Duration expected) {
        return new Step("round " + round + " of " + options.rounds(), SinkReport.key(scenario) + ", " + name, expected);
    }

    private static Duration seconds(SinkOptions options, int perSecond, int besides) {
        return Duration.ofMillis(besides * 1_000L + options.rows() * 1_000L / perSecond);
    }
}
