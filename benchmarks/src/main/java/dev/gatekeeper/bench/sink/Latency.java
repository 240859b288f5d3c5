package dev.gatekeeper.bench.sink;

import dev.gatekeeper.bench.process.Workplace;
import dev.gatekeeper.bench.report.JsonFile;
import dev.gatekeeper.bench.report.Machine;
import dev.gatekeeper.bench.report.Percentiles;
import dev.gatekeeper.bench.report.Table;
import dev.gatekeeper.bench.workload.Load;
import dev.gatekeeper.bench.workload.LogWriter;
import dev.gatekeeper.bench.workload.Scenario;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/// Sends change sets at a steady rate, and measures for each how long it takes until another session sees it committed:
/// from the moment it is handed to the producer (its `accepted-at`), and from the broker's acknowledgement.
public final class Latency {

    private static final int ROWS_PER_SET = 5;

    /// The share of the time that comes before what is measured, as one in so many of that.
    private static final int WARM_UP = 4;

    private final int rate;
    private final int seconds;
    private final SinkOptions options;
    private final Path home;
    private final PrintStream out;

    /// @param rate change sets per second
    /// @param seconds for how long it is measured
    public Latency(int rate, int seconds, SinkOptions options, Path home, PrintStream out) {
        this.rate = rate;
        this.seconds = seconds;
        this.options = options;
        this.home = home;
        this.out = out;
    }

    public void run() throws IOException, SQLException, InterruptedException {
        var warmUp = rate * seconds / WARM_UP;
        var sets = warmUp + rate * seconds;
        var load = new Load(Scenario.FRESH, 200 * Math.ceilDiv(sets * ROWS_PER_SET, 200));
        try (var workplace = Workplace.open(home)) {
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
                    var sender = Thread.ofPlatform().name("sender").start(() -> send(log, load, topic, sets, stamps));
                    probe.watch(Duration.ofSeconds(30 + 2L * seconds));
                    sender.join();
                    report(stamps, warmUp);
                }
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

    private void report(Stamps stamps, int warmUp) throws IOException {
        var fromSend = Percentiles.of(stamps.millisFromSend(warmUp));
        var fromLog = Percentiles.of(stamps.millisFromLog(warmUp));
        var table = new Table("ms until visible", "p50", "p90", "p99", "p99.9", "most");
        table.line(line("from the producer's send", fromSend));
        table.line(line("from the log's acknowledgement", fromLog));
        var machine = Machine.here();
        out.println();
        out.println("On %s. %d change sets a second, of %d rows each, for %d s after %d s of the same."
                .formatted(machine, rate, ROWS_PER_SET, seconds, seconds / WARM_UP));
        out.print(table);
        var file = options.json().orElse(Workplace.folder(home).resolve("latency.json"));
        JsonFile.write(
                file,
                Map.of(
                        "benchmark", "latency",
                        "machine", machine,
                        "changeSetsPerSecond", rate,
                        "seconds", seconds,
                        "rowsPerSet", ROWS_PER_SET,
                        "millisFromSend", fromSend,
                        "millisFromLog", fromLog));
        out.println("All figures are in " + file + ".");
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
