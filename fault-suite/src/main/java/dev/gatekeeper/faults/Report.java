package dev.gatekeeper.faults;

import static java.util.stream.Collectors.joining;

import dev.gatekeeper.faults.check.Discrepancy;
import dev.gatekeeper.faults.event.Event;
import dev.gatekeeper.faults.event.Struck;
import dev.gatekeeper.report.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Tells in lines how it goes, and remembers it for the summary. Used by one thread.
final class Report {

    private static final int MOST_SHOWN = 10;

    private final int rounds;
    private final long seed;
    private final Consumer<String> out;
    private final List<RoundResult> results = new ArrayList<>();

    Report(int rounds, long seed, Consumer<String> out) {
        this.rounds = rounds;
        this.seed = seed;
        this.out = out;
    }

    void begins(Path folder) {
        out.accept(String.format(
                Locale.ROOT,
                "chaos: %d rounds, seed %d; starting broker, PostgreSQL, gateway and consumer; data and logs in %s",
                rounds,
                seed,
                folder));
    }

    void round(RoundResult result) {
        results.add(result);
        var clients = result.clients();
        out.accept(String.format(
                Locale.ROOT,
                "round %d of %d: %s; %d posts, %d requests (%s), %d without an answer; drained in %s; log: %d records,"
                        + " %d ids, %d refused past it",
                result.round(),
                rounds,
                result.holds() ? "holds" : "FAILS",
                clients.posts(),
                clients.attempts(),
                ends(clients.seen()),
                clients.unanswered(),
                seconds(result.drained()),
                result.sums().records(),
                result.sums().ids(),
                result.sums().rejections()));
        out.accept("  faults: " + result.events().stream().map(Report::event).collect(joining("; ")));
    }

    private static String event(Event event) {
        return seconds(event.at()) + " " + event.what();
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    private static String ends(Map<String, Long> seen) {
        return seen.entrySet().stream()
                .map(end -> end.getKey() + ": " + end.getValue())
                .collect(joining(", "));
    }

    /// All rounds were run, or one failed.
    ///
    /// @param folder where data and logs are kept in case of a failure
    void ends(Path folder) {
        var failed = results.stream().filter(result -> !result.holds()).findFirst();
        out.accept("");
        if (failed.isPresent()) {
            failure(failed.get(), folder);
            return;
        }
        if (!provesSomething()) {
            out.accept("No post was accepted in any round, which proves nothing. Data and logs are kept in " + folder);
            return;
        }
        var seen = new TreeMap<String, Long>();
        results.forEach(result -> result.clients().seen().forEach((end, count) -> seen.merge(end, count, Long::sum)));
        out.accept(String.format(
                Locale.ROOT,
                "All %d rounds hold (seed %d): %d posts, %d requests (%s), %d faults; every id that was accepted was"
                        + " applied once and in its stream's order, or was rejected and had no effect.",
                results.size(),
                seed,
                results.stream().mapToLong(result -> result.clients().posts()).sum(),
                results.stream()
                        .mapToLong(result -> result.clients().attempts())
                        .sum(),
                ends(seen),
                results.stream().mapToLong(result -> result.faults().size()).sum()));
        out.accept("  faults: " + faultsByKind());
    }

    private String faultsByKind() {
        var kinds = new TreeMap<String, Long>();
        results.forEach(
                result -> result.faults().stream().map(Struck::kind).forEach(kind -> kinds.merge(kind, 1L, Long::sum)));
        return kinds.entrySet().stream()
                .map(kind -> kind.getKey() + " (" + kind.getValue() + ")")
                .collect(joining(", "));
    }

    private void failure(RoundResult failed, Path folder) {
        out.accept(String.format(Locale.ROOT, "Round %d fails (seed %d):", failed.round(), seed));
        failed.discrepancies().stream().limit(MOST_SHOWN).forEach(one -> out.accept("  " + one));
        if (failed.discrepancies().size() > MOST_SHOWN) {
            out.accept("  and " + (failed.discrepancies().size() - MOST_SHOWN) + " more");
        }
        out.accept("Data and logs are kept in " + folder);
    }

    /// Whether no round has failed so far.
    boolean holdsSoFar() {
        return results.stream().allMatch(RoundResult::holds);
    }

    /// Whether the rounds held, and had something to hold.
    boolean holds() {
        return holdsSoFar() && provesSomething();
    }

    /// Those so far.
    List<RoundResult> results() {
        return List.copyOf(results);
    }

    /// In a sentence. All rounds were run, or one failed.
    Outcome outcome() {
        var failed = results.stream().filter(result -> !result.holds()).findFirst();
        if (failed.isPresent()) {
            return Outcome.bad(
                    "Round " + failed.get().round() + " of " + rounds + " does not hold (seed " + seed + ").",
                    failed.get().discrepancies().stream()
                            .limit(MOST_SHOWN)
                            .map(Discrepancy::toString)
                            .toList());
        }
        return provesSomething()
                ? Outcome.good(
                        "All " + results.size() + " rounds hold (seed " + seed + "): every id that was accepted was"
                                + " applied once and in its stream's order, or was rejected and had no effect.")
                : Outcome.bad("No post was accepted in any round, which proves nothing.", List.of());
    }

    private boolean provesSomething() {
        return results.stream().anyMatch(result -> result.sums().ids() > 0);
    }
}
