package dev.gatekeeper.bench.gateway;

import dev.gatekeeper.report.progress.Step;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// How long the parts of a round take, roughly: what starts, warm-ups and loads, and lines at a modest rate.
final class GatewaySteps {

    private static final int LINES_PER_SECOND = 60_000;

    private GatewaySteps() {}

    static List<Step> all(GatewayOptions options) {
        return IntStream.rangeClosed(1, options.rounds())
                .boxed()
                .flatMap(round -> Arrays.stream(Part.values())
                        .filter(options.parts()::contains)
                        .map(part -> of(part, round, options)))
                .toList();
    }

    static Step of(Part part, int round, GatewayOptions options) {
        var group = "round " + round + " of " + options.rounds();
        return switch (part) {
            case STARTS -> new Step(group, "starts", Duration.ofSeconds(5 + 10L * options.starts()));
            case POSTS -> new Step(group, "posts", loads(options, 2, 5).plusSeconds(8));
            case CONTRACTS ->
                new Step(
                        group,
                        "posts held against contracts",
                        loads(options, 1, 2).plusSeconds(8));
            case APPLIED ->
                new Step(
                        group,
                        "posts until they are applied",
                        loads(options, 1, 2).plusSeconds(12));
            case UPLOAD -> new Step(group, "upload", Duration.ofSeconds(12L + 2L * options.lines() / LINES_PER_SECOND));
            case SPOOL -> new Step(group, "spool", loads(options, 0, 4).plusSeconds(10));
        };
    }

    private static Duration loads(GatewayOptions options, int warmUps, int loads) {
        return options.warmUp().multipliedBy(warmUps).plus(options.load().multipliedBy(loads));
    }
}
