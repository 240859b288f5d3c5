package dev.gatekeeper.faults;

import dev.gatekeeper.report.progress.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What a run goes through: the first once, the others in each round.
enum Stage {
    START("broker, PostgreSQL, gateway and consumer start"),
    LOAD("clients post, faults strike"),
    HEAL("what is down comes up"),
    DRAIN("the consumers drain the log"),
    INSPECT("everything is looked at");

    private final String title;

    Stage(String title) {
        this.title = title;
    }

    static List<Step> all(int rounds, Settings settings) {
        var steps = new ArrayList<Step>();
        steps.add(START.step(0, rounds, settings));
        for (var round = 1; round <= rounds; round++) {
            for (var stage : List.of(LOAD, HEAL, DRAIN, INSPECT)) {
                steps.add(stage.step(round, rounds, settings));
            }
        }
        return steps;
    }

    /// @param round from 1; none before the first is 0
    Step step(int round, int rounds, Settings settings) {
        var group = round == 0 ? "" : "round " + round + " of " + rounds;
        return new Step(group, title, expected(settings));
    }

    private Duration expected(Settings settings) {
        return switch (this) {
            case START -> Duration.ofSeconds(15);
            case LOAD -> settings.load().plusSeconds(2);
            case HEAL -> Duration.ofSeconds(3);
            case DRAIN -> settings.quiet().plusSeconds(5);
            case INSPECT -> Duration.ofSeconds(2);
        };
    }
}
