package dev.gatekeeper.bench.soak;

import dev.gatekeeper.bench.process.BrokerPlan;
import dev.gatekeeper.bench.process.Topics;
import dev.gatekeeper.bench.process.Workplace;
import dev.gatekeeper.bench.report.JsonFile;
import dev.gatekeeper.report.Machine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Loads the whole way, from the post to the tables, at a constant rate for long: gateway, broker, consumer and
/// PostgreSQL, each a process of its own. Everything is looked at every few seconds.
public final class SoakBench {

    private final SoakOptions options;
    private final Path home;
    private final PrintStream out;

    public SoakBench(SoakOptions options, Path home, PrintStream out) {
        this.options = options;
        this.home = home;
        this.out = out;
    }

    /// @return whether memory and latency were flat, and all was answered and decided as it should be
    /// @throws IllegalStateException where a process ends, or does not start
    public boolean run() throws IOException, SQLException, InterruptedException {
        // As often as the consumer frees what is old in the log, the broker is to look for what it can drop.
        var brokers = new BrokerPlan(
                1,
                Map.of(
                        "log.retention.check.interval.ms",
                        Long.toString(options.betweenCleanings().toMillis())));
        var report = run(brokers);
        out.print(report.text());
        var file = options.json().orElse(Workplace.folder(home).resolve("soak.json"));
        JsonFile.write(file, report.json());
        out.println("All samples are in " + file + ".");
        return report.isGood();
    }

    private SoakReport run(BrokerPlan brokers) throws IOException, SQLException, InterruptedException {
        try (var workplace = Workplace.open(home, brokers);
                var topics = new Topics(workplace.infrastructure().bootstrapServers());
                var services = SoakServices.start(workplace.infrastructure(), options, workplace.logs("soak"));
                var connection = services.connect()) {
            SoakServices.dropWhatIsOld(topics, options);
            var tables = new Tables(connection);
            try (var client = new SoakClient(services.gateway().uri("/change-sets"), options.rate())) {
                var sampler = new Sampler(workplace.infrastructure(), services, client, tables, topics);
                client.start();
                var samples = sample(sampler);
                var account = Account.of(client.stop(), services.consumer());
                return new SoakReport(Machine.here(), options, samples, account);
            }
        }
    }

    private List<Sample> sample(Sampler sampler) throws IOException, SQLException, InterruptedException {
        var samples = new ArrayList<Sample>();
        var start = System.nanoTime();
        var step = options.betweenSamples().toNanos();
        for (var due = step; due <= options.time().toNanos(); due += step) {
            TimeUnit.NANOSECONDS.sleep(start + due - System.nanoTime());
            var sample = sampler.take((System.nanoTime() - start) / 1e9);
            samples.add(sample);
            out.println("  %,5.0f s: %s".formatted(sample.second(), worded(sample)));
        }
        return samples;
    }

    private static String worded(Sample sample) {
        var words = new ArrayList<String>();
        for (var series : List.of(
                Series.POSTS,
                Series.LOGGED_P99,
                Series.DECIDED_P99,
                Series.LAG,
                Series.GATEWAY_RESIDENT,
                Series.CONSUMER_RESIDENT,
                Series.LEDGER_ROWS,
                Series.LOG_BYTES)) {
            var value = sample.values().get(series);
            words.add(value == null ? "-" : series.worded(value));
        }
        return String.join(", ", words);
    }
}
