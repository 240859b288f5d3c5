package dev.gatekeeper.bench.soak;

import dev.gatekeeper.bench.process.BrokerPlan;
import dev.gatekeeper.bench.process.Topics;
import dev.gatekeeper.bench.process.Versions;
import dev.gatekeeper.bench.process.Workplace;
import dev.gatekeeper.bench.report.Failure;
import dev.gatekeeper.bench.report.ResultFiles;
import dev.gatekeeper.report.Launch;
import dev.gatekeeper.report.Machine;
import dev.gatekeeper.report.progress.StatusLine;
import dev.gatekeeper.report.progress.Step;
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
    private final Launch launch;
    private final PrintStream out;
    private final List<Sample> samples = new ArrayList<>();

    public SoakBench(SoakOptions options, Path home, Launch launch, PrintStream out) {
        this.options = options;
        this.home = home;
        this.launch = launch;
        this.out = out;
    }

    /// @return whether memory and latency were flat, and all was answered and decided as it should be
    /// @throws IllegalStateException where a process ends, or does not start
    public boolean run() throws IOException, SQLException, InterruptedException {
        var files = ResultFiles.of(options.json(), home, "soak");
        var loading = new Step("", "loading", options.time());
        out.println("Starting a broker and PostgreSQL.");
        try (var workplace = Workplace.open(home, brokers());
                var line = StatusLine.show(out, List.of(loading))) {
            var software = Versions.of(workplace.infrastructure());
            final Account account;
            try {
                account = soak(workplace, line, loading);
            } catch (IOException | SQLException | RuntimeException e) {
                line.end();
                files.write(SoakPage.of(new Samples(samples), launch.run(software), Failure.of(e)), out);
                throw e;
            }
            line.end();
            var report = new SoakReport(Machine.here(), options, new Samples(samples), account);
            out.print(report.text());
            files.write(report.json(), SoakPage.of(report.samples(), launch.run(software), report.outcome()), out);
            return report.isGood();
        }
    }

    /// As often as the consumer frees what is old in the log, the broker looks for what it can drop.
    private BrokerPlan brokers() {
        return new BrokerPlan(
                1,
                Map.of(
                        "log.retention.check.interval.ms",
                        Long.toString(options.betweenCleanings().toMillis())));
    }

    private Account soak(Workplace workplace, StatusLine line, Step loading)
            throws IOException, SQLException, InterruptedException {
        var infrastructure = workplace.infrastructure();
        try (var topics = new Topics(infrastructure.bootstrapServers());
                var services = SoakServices.start(infrastructure, options, workplace.logs("soak"));
                var connection = services.connect()) {
            SoakServices.dropWhatIsOld(topics, options);
            var tables = new Tables(connection);
            try (var client = new SoakClient(services.gateway().uri("/change-sets"), options.rate())) {
                line.begin(loading);
                client.start();
                sample(new Sampler(infrastructure, services, client, tables, topics), line);
                return Account.of(client.stop(), services.consumer());
            }
        }
    }

    private void sample(Sampler sampler, StatusLine line) throws IOException, SQLException, InterruptedException {
        var start = System.nanoTime();
        var step = options.betweenSamples().toNanos();
        for (var due = step; due <= options.time().toNanos(); due += step) {
            TimeUnit.NANOSECONDS.sleep(start + due - System.nanoTime());
            var sample = sampler.take((System.nanoTime() - start) / 1e9);
            samples.add(sample);
            line.say("  %,5.0f s: %s".formatted(sample.second(), worded(sample)));
        }
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
