package dev.gatekeeper.bench.gateway;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// [hey](https://github.com/rakyll/hey): posts at a rate. Immutable.
///
/// @param document what is posted
record Hey(Path document) {

    private static final Duration BEYOND = Duration.ofSeconds(30);
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern PERCENTILE = Pattern.compile("(\\d+)% in ([0-9.]+) secs");
    private static final Pattern STATUS = Pattern.compile("\\[(\\d+)]\\s+\\d+ responses");

    /// @param perSecond the posts that there were
    /// @param millis by percentage: so many of a hundred answers took at most so long
    record Seen(double perSecond, SortedMap<Double, Double> millis) {

        /// @throws IllegalStateException where hey has not told
        double millisAt(double percentage) {
            var at = millis.get(percentage);
            if (at == null) {
                throw new IllegalStateException("hey tells of " + millis + ", not of " + percentage + " %.");
            }
            return at;
        }
    }

    /// @throws IllegalStateException where any is not answered by a 201
    Seen run(URI uri, int connections, double perSecond, Duration time) throws IOException, InterruptedException {
        var printed = Tool.run(
                List.of(
                        "hey",
                        "-z",
                        time.toSeconds() + "s",
                        "-c",
                        Integer.toString(connections),
                        "-q",
                        String.format(Locale.ROOT, "%.2f", perSecond / connections),
                        "-m",
                        "POST",
                        "-T",
                        "application/json",
                        "-D",
                        document.toString(),
                        uri.toString()),
                time.plus(BEYOND));
        var statuses = STATUS.matcher(printed);
        while (statuses.find()) {
            if (!statuses.group(1).equals("201")) {
                throw new IllegalStateException("Not all posts were taken: " + printed);
            }
        }
        return new Seen(Printed.number(RATE, printed), percentiles(printed));
    }

    static SortedMap<Double, Double> percentiles(String printed) {
        var millis = new TreeMap<Double, Double>();
        var found = PERCENTILE.matcher(printed);
        while (found.find()) {
            millis.put(Double.valueOf(found.group(1)), 1_000 * Double.parseDouble(found.group(2)));
        }
        return millis;
    }
}
