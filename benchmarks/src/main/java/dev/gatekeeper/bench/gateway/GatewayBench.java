package dev.gatekeeper.bench.gateway;

import dev.gatekeeper.bench.process.Versions;
import dev.gatekeeper.bench.process.Workplace;
import dev.gatekeeper.bench.report.Failure;
import dev.gatekeeper.bench.report.Latencies;
import dev.gatekeeper.bench.report.ResultFiles;
import dev.gatekeeper.bench.workload.LogWriter;
import dev.gatekeeper.infra.Ports;
import dev.gatekeeper.report.Launch;
import dev.gatekeeper.report.Machine;
import dev.gatekeeper.report.progress.StatusLine;
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
    private final Launch launch;
    private final PrintStream out;
    private final List<GatewayReport.Taken> figures = new ArrayList<>();
    private final List<Latencies> latencies = new ArrayList<>();

    public GatewayBench(GatewayOptions options, Path home, Launch launch, PrintStream out) {
        this.options = options;
        this.home = home;
        this.launch = launch;
        this.out = out;
    }

    /// @throws IllegalStateException where a load is not taken, or a program that is needed is not there
    public void run() throws IOException, SQLException, InterruptedException {
        var files = ResultFiles.of(options.json(), home, "gateway");
        out.println("Starting a broker and PostgreSQL.");
        try (var workplace = Workplace.open(home);
                var line = StatusLine.show(out, GatewaySteps.all(options))) {
            var software = Versions.of(workplace.infrastructure());
            try {
                var documents = Documents.write(workplace.logs("documents"), options.lines());
                var cache = AotCache.make(workplace.logs("aot"));
                for (var round = 1; round <= options.rounds(); round++) {
                    new Round(workplace, documents, cache, line, round).run();
                }
            } catch (IOException | SQLException | RuntimeException e) {
                line.end();
                files.write(GatewayPage.of(report(), launch.run(software), Failure.of(e)), out);
                throw e;
            }
            line.end();
            var report = report();
            out.print(report.text());
            files.write(report.json(), GatewayPage.of(report, launch.run(software), GatewayPage.done(options)), out);
        }
    }

    private GatewayReport report() {
        return new GatewayReport(Machine.here(), options, figures, latencies);
    }

    /// Everything once.
    private final class Round {

        private final Workplace workplace;
        private final Documents documents;
        private final Wrk wrk;
        private final List<String> flags;
        private final StatusLine line;
        private final int number;

        Round(Workplace workplace, Documents documents, AotCache cache, StatusLine line, int number)
                throws IOException {
            this.workplace = workplace;
            this.documents = documents;
            this.flags = new ArrayList<>(cache.flags());
            this.flags.addAll(options.flags());
            this.wrk = Wrk.posting(documents.example(), workplace.logs("documents"));
            this.line = line;
            this.number = number;
        }

        void run() throws IOException, SQLException, InterruptedException {
            for (var part : Part.values()) {
                if (options.parts().contains(part)) {
                    line.begin(GatewaySteps.of(part, number, options));
                    run(part);
                }
            }
        }

        private void run(Part part) throws IOException, SQLException, InterruptedException {
            switch (part) {
                case STARTS -> starts();
                case POSTS -> {
                    echo();
                    posts();
                }
                case CONTRACTS -> contracts();
                case APPLIED -> applied();
                case UPLOAD -> {
                    producer();
                    upload();
                }
                case SPOOL -> {
                    line.detail("forced writes");
                    add(Measure.FORCES, ForcedWrites.run(workplace.logs("forced"), options.load()));
                    spool();
                }
            }
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
                warmUp("endpoint that only counts", echo);
                add(Measure.ECHO_8, load("endpoint that only counts", echo, FEW));
                add(Measure.ECHO_64, load("endpoint that only counts", echo, MANY));
            }
        }

        private void posts() throws IOException, InterruptedException {
            try (var gateway = gateway("posts")) {
                warmUp("gateway", gateway);
                add(Measure.POSTS_8, load("gateway", gateway, FEW));
                var most = load("gateway", gateway, MANY);
                add(Measure.POSTS_64, most);
                line.detail("gateway, half of that rate");
                var half = new Hey(documents.example()).run(gateway.changeSets(), MANY, most / 2, options.load());
                add(Measure.HALF_RATE, half.perSecond());
                add(Measure.HALF_P50, half.millisAt(50));
                add(Measure.HALF_P99, half.millisAt(99));
                latencies.add(new Latencies("posts at half of the highest rate", number, half.millis()));
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
                warmUp("gateway", gateway);
                add(Measure.CONTRACTS_8, load("gateway", gateway, FEW));
                add(Measure.CONTRACTS_64, load("gateway", gateway, MANY));
                if (gateway.undecided() > 0) {
                    throw new IllegalStateException("The gateway has looked at change sets without a contract.");
                }
            }
        }

        private void applied() throws IOException, SQLException, InterruptedException {
            line.detail("a gateway and a consumer start");
            try (var services =
                    Services.start(workplace.infrastructure(), topic("applied"), folder("applied"), flags)) {
                var plain = SteadyPosts.plain(documents.example());
                var waiting = SteadyPosts.waiting(documents.example());
                line.detail("50 posts/s, warm-up");
                waiting.run(services.changeSets(), options.warmUp());
                line.detail("50 posts/s until they are logged");
                var logged = plain.run(services.changeSets(), options.load());
                add(Measure.LOGGED_P50, logged.p50());
                add(Measure.LOGGED_P99, logged.p99());
                latencies.add(new Latencies("50 posts/s until they are logged", number, logged.byPercentage()));
                line.detail("50 posts/s until they are applied");
                var applied = waiting.run(services.changeSets(), options.load());
                add(Measure.APPLIED_P50, applied.p50());
                add(Measure.APPLIED_P99, applied.p99());
                latencies.add(new Latencies("50 posts/s until they are applied", number, applied.byPercentage()));
            }
        }

        private void producer() throws IOException, InterruptedException {
            line.detail("kafka-producer-perf-test");
            try (var log = LogWriter.inBulk(bootstrapServers())) {
                log.create(topic("perf"));
            }
            add(
                    Measure.PRODUCER,
                    ProducerPerformance.run(bootstrapServers(), topic("perf"), documents.lines(), options.lines()));
        }

        private void upload() throws IOException, InterruptedException {
            try (var gateway = gateway("upload")) {
                line.detail("upload, warm-up");
                Curl.upload(documents.fewLines(), gateway.changeSets("warm-up"));
                line.detail("upload");
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
                load("gateway without Kafka, warm-up", gateway, MANY);
                add(Measure.SPOOLED, load("gateway without Kafka", gateway, MANY));
                spooled = gateway.waiting();
            }
            line.detail("replay of the spool");
            try (var _ = Server.startGateway(bootstrapServers(), topic, folder("spool"), flags);
                    var watch = new ReplayWatch(bootstrapServers(), topic)) {
                add(Measure.REPLAYED, watch.until(spooled));
            }
        }

        private void warmUp(String who, Server server) throws IOException, InterruptedException {
            line.detail(who + ", warm-up");
            wrk.run(server.changeSets(), MANY, options.warmUp());
        }

        /// @return posts per second
        private double load(String who, Server server, int connections) throws IOException, InterruptedException {
            line.detail(who + ", " + connections + " connections");
            return wrk.run(server.changeSets(), connections, options.load());
        }

        private Server gateway(String what) throws InterruptedException {
            line.detail("a gateway starts");
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
            line.say("  round %d, %s: %s %s"
                    .formatted(number, measure.title().strip(), measure.worded(value), measure.unit()));
        }
    }
}
