package dev.gatekeeper.bench.report;

import dev.gatekeeper.report.Outcome;
import java.util.List;

/// A benchmark that did not come to its end, in words.
public final class Failure {

    private Failure() {}

    public static Outcome of(Exception why) {
        return Outcome.bad(
                "The benchmark could not go on; what was measured until then stands below.",
                List.of(String.valueOf(why.getMessage())));
    }
}
