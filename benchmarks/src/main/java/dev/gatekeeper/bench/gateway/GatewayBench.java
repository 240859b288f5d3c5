package dev.gatekeeper.bench.gateway;

import dev.gatekeeper.bench.process.Workplace;
import dev.gatekeeper.bench.report.JsonFile;
import dev.gatekeeper.bench.report.Machine;
import dev.gatekeeper.bench.workload.LogWriter;
import dev.gatekeeper.infra.Ports;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Loads the gateway, and beside it in the same run what it can at best come near to. Everything shares one machine:
/// who sends, who takes, and the broker.
public final class GatewayBench {

    private static final int FEW = 8;
    private static final int MANY = 64;
    private static final double MEBIBYTE = 1024 * 1024;

    private final GatewayOptions options;
    private final Path home;
    private final PrintStream out;
    private final List<GatewayReport.Taken> figures = new ArrayList<>();

    public GatewayBench(GatewayOptions options, Path home, PrintStream out) {
        this.options = options;
        this.home = home;
        this.out = out;
    }

    /// @throws IllegalStateException where a load is not taken, or a program that is needed is not there
    public void run() throws IOException, SQLException, InterruptedException {
        try (var workplace = Workplace.open(home)) {
            var documents = Documents.write(workplace.logs("documents"), options.lines());
            var cache = AotCache.make(workplace.logs("aot"));
            for (var round = 1; round <= options.rounds(); round++) {
                new Round(workplace, documents, cache, round).run();
            }
        }
        var report = new GatewayReport(Machine.here(), options, figures);
        out.print(report.text());
        var file = options.json().orElse(Workplace.folder(home).resolve("gateway.json"));
        JsonFile.write(file, report.json());
        out.println("All figures are in " + file + ".");
    }

    /// Everything once.
    private final class Round {

        private final Workplace workplace;
        private final Documents documents;
        private final Wrk wrk;
        private final List<String> flags;
        private final int number;

        Round(Workplace workplace, Documents documents, AotCache cache, int number) throws IOException {
            this.workplace = workplace;
            this.documents = documents;
            this.flags = new ArrayList<>(cache.flags());
            this.flags.addAll(options.flags());
            this.wrk = Wrk.posting(documents.example(), workplace.logs("documents"));
            this.number = number;
        }

        void run() throws IOException, SQLException, InterruptedException {
            starts();
            echo();
            posts();
            contracts();
            applied();
            producer();
            upload();
            add(Measure.FORCES, ForcedWrites.run(workplace.logs("forced"), options.load()));
            spool();
        }

        /// With the cache and without it, in turns. The first makes the topics, and does not count.
        private void starts() throws InterruptedException {
            var _ = secondsOfStart(flags);
            for (var start = 0; start < options.starts(); start++) {
                add(Measure.START, secondsOfStart(flags));
                add(Measure.START_WITHOUT_CACHE, secondsOfStart(options.flags()));
            }
        }

        private double secondsOfStart(List<String> flags) throws InterruptedException {
            try (var gateway = Server.gateway(bootstrapServers(), topic("starts"), folder("starts"), flags)) {
                return gateway.secondsSinceStart();
            }
        }

        private void echo() throws IOException, InterruptedException {
            try (var echo = Server.echo(folder("echo"))) {
                wrk.run(echo.changeSets(), MANY, options.warmUp());
                add(Measure.ECHO_8, wrk.run(echo.changeSets(), FEW, options.load()));
                add(Measure.ECHO_64, wrk.run(echo.changeSets(), MANY, options.load()));
            }
        }

        private void posts() throws IOException, InterruptedException {
            try (var gateway = gateway("posts")) {
                wrk.run(gateway.changeSets(), MANY, options.warmUp());
                add(Measure.POSTS_8, wrk.run(gateway.changeSets(), FEW, options.load()));
                var most = wrk.run(gateway.changeSets(), MANY, options.load());
                add(Measure.POSTS_64, most);
                var half = new Hey(documents.example()).run(gateway.changeSets(), MANY, most / 2, options.load());
                add(Measure.HALF_RATE, half.perSecond());
                add(Measure.HALF_P50, half.p50Millis());
                add(Measure.HALF_P99, half.p99Millis());
                if (gateway.spooled() > 0) {
                    throw new IllegalStateException("The gateway has spooled: Kafka did not keep up.");
                }
                add(Measure.RESIDENT, gateway.process().mostResident().orElse(0) / MEBIBYTE);
            }
        }

        /// The same load on the same gateway, which holds each change set against the contract of its table.
        private void contracts() throws IOException, InterruptedException {
            var enforcing = new ArrayList<>(flags);
            enforcing.add("-Dgatekeeper.contracts.mode=enforce");
            enforcing.add("-Dgatekeeper.contracts.copy=" + folder("contracts").resolve("copy"));
            enforcing.add("-Dgatekeeper.topics.contracts.name=" + topic("contracts-of"));
            try (var gateway = Server.gateway(bootstrapServers(), topic("contracts"), folder("contracts"), enforcing)) {
                ExampleContract.publish(bootstrapServers(), topic("contracts-of"));
                gateway.awaitContract();
                wrk.run(gateway.changeSets(), MANY, options.warmUp());
                add(Measure.CONTRACTS_8, wrk.run(gateway.changeSets(), FEW, options.load()));
                add(Measure.CONTRACTS_64, wrk.run(gateway.changeSets(), MANY, options.load()));
                if (gateway.undecided() > 0) {
                    throw new IllegalStateException("The gateway has looked at change sets without a contract.");
                }
            }
        }

        private void applied() throws IOException, SQLException, InterruptedException {
            try (var services =
                    Services.start(workplace.infrastructure(), topic("applied"), folder("applied"), flags)) {
                var plain = SteadyPosts.plain(documents.example());
                var waiting = SteadyPosts.waiting(documents.example());
                waiting.run(services.changeSets(), options.warmUp());
                var logged = plain.run(services.changeSets(), options.load());
                add(Measure.LOGGED_P50, logged.p50());
                add(Measure.LOGGED_P99, logged.p99());
                var applied = waiting.run(services.changeSets(), options.load());
                add(Measure.APPLIED_P50, applied.p50());
                add(Measure.APPLIED_P99, applied.p99());
            }
        }

        private void producer() throws IOException, InterruptedException {
            try (var log = LogWriter.inBulk(bootstrapServers())) {
                log.create(topic("perf"));
            }
            add(
                    Measure.PRODUCER,
                    ProducerPerformance.run(bootstrapServers(), topic("perf"), documents.lines(), options.lines()));
        }

        private void upload() throws IOException, InterruptedException {
            try (var gateway = gateway("upload")) {
                Curl.upload(documents.fewLines(), gateway.changeSets("warm-up"));
                var seconds = Curl.upload(documents.lines(), gateway.changeSets("upload"));
                add(Measure.UPLOAD, options.lines() / seconds);
            }
        }

        /// The first gateway has no Kafka. The second finds what the first has left.
        private void spool() throws IOException, InterruptedException {
            var nowhere = Ports.LOOPBACK + ":" + Ports.anyFree();
            var topic = topic("spool");
            long spooled;
            try (var gateway = Server.gateway(nowhere, topic, folder("spool"), flags)) {
                wrk.run(gateway.changeSets(), MANY, options.load());
                add(Measure.SPOOLED, wrk.run(gateway.changeSets(), MANY, options.load()));
                spooled = gateway.waiting();
            }
            try (var _ = Server.startGateway(bootstrapServers(), topic, folder("spool"), flags);
                    var watch = new ReplayWatch(bootstrapServers(), topic)) {
                add(Measure.REPLAYED, watch.until(spooled));
            }
        }

        private Server gateway(String what) throws InterruptedException {
            return Server.gateway(bootstrapServers(), topic(what), folder(what), flags);
        }

        private String bootstrapServers() {
            return workplace.infrastructure().bootstrapServers();
        }

        private String topic(String what) {
            return "bench-" + what + "-" + number;
        }

        private Path folder(String what) {
            return workplace.logs(what + "-" + number);
        }

        private void add(Measure measure, double value) {
            figures.add(new GatewayReport.Taken(measure, number, value));
            out.println("  round %d, %s: %s %s"
                    .formatted(number, measure.title().strip(), measure.worded(value), measure.unit()));
        }
    }
}
