package dev.gatekeeper.bench.gateway;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// [hey](https://github.com/rakyll/hey): posts at a rate. Immutable.
///
/// @param document what is posted
record Hey(Path document) {

    private static final Duration BEYOND = Duration.ofSeconds(30);
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern MEDIAN = Pattern.compile("50% in ([0-9.]+) secs");
    private static final Pattern TAIL = Pattern.compile("99% in ([0-9.]+) secs");
    private static final Pattern STATUS = Pattern.compile("\\[(\\d+)]\\s+\\d+ responses");

    /// @param perSecond the posts that there were
    record Seen(double perSecond, double p50Millis, double p99Millis) {}

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
        return new Seen(
                Printed.number(RATE, printed),
                1_000 * Printed.number(MEDIAN, printed),
                1_000 * Printed.number(TAIL, printed));
    }
}
