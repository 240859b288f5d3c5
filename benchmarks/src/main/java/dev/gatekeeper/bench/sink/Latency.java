package dev.gatekeeper.bench.sink;

import dev.gatekeeper.bench.process.Versions;
import dev.gatekeeper.bench.process.Workplace;
import dev.gatekeeper.bench.report.Failure;
import dev.gatekeeper.bench.report.Latencies;
import dev.gatekeeper.bench.report.Percentiles;
import dev.gatekeeper.bench.report.ResultFiles;
import dev.gatekeeper.bench.report.Table;
import dev.gatekeeper.bench.workload.Load;
import dev.gatekeeper.bench.workload.LogWriter;
import dev.gatekeeper.bench.workload.Scenario;
import dev.gatekeeper.report.Launch;
import dev.gatekeeper.report.Machine;
import dev.gatekeeper.report.Outcome;
import dev.gatekeeper.report.progress.StatusLine;
import dev.gatekeeper.report.progress.Step;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Sends change sets at a steady rate, and measures for each how long it takes until another session sees it committed:
/// from the moment it is handed to the producer (its `accepted-at`), and from the broker's acknowledgement.
public final class Latency {

    private static final String FROM_SEND = "from the producer's send";
    private static final String FROM_LOG = "from the log's acknowledgement";
    private static final int ROWS_PER_SET = 5;

    /// The share of the time that comes before what is measured, as one in so many of that.
    private static final int WARM_UP = 4;

    private final int rate;
    private final int seconds;
    private final SinkOptions options;
    private final Path home;
    private final Launch launch;
    private final PrintStream out;

    /// @param rate change sets per second
    /// @param seconds for how long it is measured
    public Latency(int rate, int seconds, SinkOptions options, Path home, Launch launch, PrintStream out) {
        this.rate = rate;
        this.seconds = seconds;
        this.options = options;
        this.home = home;
        this.launch = launch;
        this.out = out;
    }

    public void run() throws IOException, SQLException, InterruptedException {
        var files = ResultFiles.of(options.json(), home, "latency");
        var starts = new Step("", "the consumer starts", Duration.ofSeconds(8));
        var sends = new Step("", "change sets are sent and seen", Duration.ofSeconds(1 + seconds + seconds / WARM_UP));
        out.println("Starting a broker and PostgreSQL.");
        try (var workplace = Workplace.open(home);
                var line = StatusLine.show(out, List.of(starts, sends))) {
            var software = Versions.of(workplace.infrastructure());
            Seen seen;
            try {
                line.begin(starts);
                seen = measure(workplace, () -> line.begin(sends));
            } catch (SQLException | RuntimeException e) {
                line.end();
                files.write(LatencyPage.of(List.of(), launch.run(software), Failure.of(e)), out);
                throw e;
            }
            line.end();
            print(seen);
            files.write(
                    json(seen), LatencyPage.of(seen.latencies(), launch.run(software), Outcome.good(inWords())), out);
        }
    }

    /// Milliseconds until a change set was visible.
    record Seen(Percentiles fromSend, Percentiles fromLog) {

        List<Latencies> latencies() {
            return List.of(
                    new Latencies(FROM_SEND, 1, fromSend.byPercentage()),
                    new Latencies(FROM_LOG, 1, fromLog.byPercentage()));
        }
    }

    /// @param begins is called when the consumer has taken up its partition
    private Seen measure(Workplace workplace, Runnable begins) throws SQLException, InterruptedException {
        var warmUp = rate * seconds / WARM_UP;
        var sets = warmUp + rate * seconds;
        var load = new Load(Scenario.FRESH, 200 * Math.ceilDiv(sets * ROWS_PER_SET, 200));
        var bootstrapServers = workplace.infrastructure().bootstrapServers();
        var contestant = new Gatekeeper(bootstrapServers, options.consumerFlags());
        try (var log = LogWriter.oneByOne(bootstrapServers);
                var target = Target.create(workplace.infrastructure().postgres(), "latency", load)) {
            var topic = LogWriter.topic(load.scenario());
            log.create(topic);
            try (var process = contestant.start(load, target, workplace.logs("latency"));
                    var connection = target.connect()) {
                var stamps = new Stamps(sets);
                var probe = new PositionProbe(connection, process, topic, stamps);
                probe.awaitTakenUp();
                begins.run();
                var sender = Thread.ofPlatform().name("sender").start(() -> send(log, load, topic, sets, stamps));
                probe.watch(Duration.ofSeconds(30 + 2L * seconds));
                sender.join();
                return new Seen(
                        Percentiles.of(stamps.millisFromSend(warmUp)), Percentiles.of(stamps.millisFromLog(warmUp)));
            }
        }
    }

    private void send(LogWriter log, Load load, String topic, int sets, Stamps stamps) {
        var start = System.nanoTime();
        for (var number = 0; number < sets; number++) {
            var operations = load.range(number * ROWS_PER_SET, (number + 1) * ROWS_PER_SET);
            Stamps.sleepUntil(start + number * 1_000_000_000L / rate);
            var offset = number;
            stamps.sent(offset);
            log.send(LogWriter.changeSet(topic, number, operations), () -> stamps.acknowledged(offset));
        }
    }

    private String inWords() {
        return "%d change sets a second, of %d rows each, for %d s after %d s of the same."
                .formatted(rate, ROWS_PER_SET, seconds, seconds / WARM_UP);
    }

    private void print(Seen seen) {
        var table = new Table("ms until visible", "p50", "p90", "p99", "p99.9", "most");
        table.line(line(FROM_SEND, seen.fromSend()));
        table.line(line(FROM_LOG, seen.fromLog()));
        out.println();
        out.println("On " + Machine.here() + ". " + inWords());
        out.print(table);
    }

    private Map<String, Object> json(Seen seen) {
        return Map.of(
                "benchmark",
                "latency",
                "machine",
                Machine.here(),
                "changeSetsPerSecond",
                rate,
                "seconds",
                seconds,
                "rowsPerSet",
                ROWS_PER_SET,
                "millisFromSend",
                seen.fromSend(),
                "millisFromLog",
                seen.fromLog());
    }

    private static String[] line(String name, Percentiles millis) {
        return new String[] {
            name,
            "%.1f".formatted(millis.p50()),
            "%.1f".formatted(millis.p90()),
            "%.1f".formatted(millis.p99()),
            "%.1f".formatted(millis.p999()),
            "%.1f".formatted(millis.most())
        };
    }
}
