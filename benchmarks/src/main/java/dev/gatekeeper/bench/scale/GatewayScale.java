package dev.gatekeeper.bench.scale;

import dev.gatekeeper.bench.gateway.Documents;
import dev.gatekeeper.bench.gateway.Wrk;
import dev.gatekeeper.bench.process.HttpProcess;
import dev.gatekeeper.bench.process.LogPlace;
import dev.gatekeeper.bench.process.ServiceCommands;
import dev.gatekeeper.bench.process.Workplace;
import dev.gatekeeper.bench.workload.Streams;
import dev.gatekeeper.changeset.StreamName;
import dev.gatekeeper.infra.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/// Posts the example to gateways that share a topic, each with a wrk and with streams of its own, as a proxy that
/// routes by stream would. The wrks share 64 connections.
final class GatewayScale {

    private static final int CONNECTIONS = 64;
    private static final int STREAMS_IN_EACH_PARTITION = 4;
    private static final double THOUSAND = 1e3;

    private final Workplace workplace;
    private final ScaleOptions options;
    private final String part;
    private final Path example;
    private int runs;

    /// @param part of the benchmark, whose topics are its own
    GatewayScale(Workplace workplace, ScaleOptions options, ScaleOptions.Part part) throws IOException {
        this.workplace = workplace;
        this.part = part.name().toLowerCase(Locale.ROOT);
        this.options = options;
        this.example = workplace.logs("documents").resolve("example.json");
        Files.createDirectories(workplace.logs("documents"));
        Documents.writeExample(example);
    }

    /// @throws IllegalStateException where a post is not taken, or is spooled since Kafka does not keep up
    GatewayFigure run(GatewayLayout layout, int round) throws IOException, InterruptedException {
        var name = "scale-" + part + "-" + runs++;
        var infrastructure = workplace.infrastructure();
        var log = new LogPlace(infrastructure.bootstrapServers(), name, layout.partitions());
        var gateways = new ArrayList<HttpProcess>();
        try {
            for (var number = 0; number < layout.gateways(); number++) {
                gateways.add(gateway(log, layout, workplace.logs(name).resolve("gateway-" + number)));
            }
            for (var gateway : gateways) {
                gateway.awaitReady();
            }
            var wrks = wrks(layout, workplace.logs(name));
            post(gateways, wrks, options.warmUp());
            var processes = gateways.stream().map(HttpProcess::process).toList();
            var before = infrastructure.processorTimes(processes);
            var perSecond = post(gateways, wrks, options.load());
            var times = infrastructure.processorTimes(processes).since(before);
            requireNothingSpooled(gateways);
            var thousands = perSecond * options.load().toSeconds() / THOUSAND;
            return new GatewayFigure(
                    layout,
                    round,
                    perSecond,
                    times.services().toMillis() / thousands,
                    times.brokers().toMillis() / thousands);
        } finally {
            gateways.forEach(HttpProcess::close);
        }
    }

    private static HttpProcess gateway(LogPlace log, GatewayLayout layout, Path folder) {
        var port = Ports.anyFree();
        var flags = List.of("-Dgatekeeper.topics.replication=" + layout.brokers());
        return HttpProcess.start(ServiceCommands.gateway(log, port, folder, flags), port);
    }

    /// One for each gateway.
    private List<Wrk> wrks(GatewayLayout layout, Path folder) throws IOException {
        var streams = Streams.evenly(STREAMS_IN_EACH_PARTITION * layout.gateways(), layout.partitions());
        var wrks = new ArrayList<Wrk>();
        for (var gateway = 0; gateway < layout.gateways(); gateway++) {
            var first = gateway * STREAMS_IN_EACH_PARTITION * layout.partitions();
            var own = IntStream.range(first, first + STREAMS_IN_EACH_PARTITION * layout.partitions())
                    .mapToObj(streams::get)
                    .map(StreamName::text)
                    .toList();
            wrks.add(Wrk.posting(example, own, folder));
        }
        return wrks;
    }

    /// @return posts per second, of all of them
    private static double post(List<HttpProcess> gateways, List<Wrk> wrks, Duration time) throws InterruptedException {
        try (var loads = Executors.newVirtualThreadPerTaskExecutor()) {
            var rates = new ArrayList<Future<Double>>();
            for (var number = 0; number < wrks.size(); number++) {
                var wrk = wrks.get(number);
                var uri = gateways.get(number).uri("/change-sets");
                rates.add(loads.submit(() -> wrk.run(uri, CONNECTIONS / wrks.size(), time)));
            }
            var sum = 0.0;
            for (var rate : rates) {
                sum += rate.get();
            }
            return sum;
        } catch (ExecutionException e) {
            throw new IllegalStateException("The gateways were not loaded as they should be.", e.getCause());
        }
    }

    private static void requireNothingSpooled(List<HttpProcess> gateways) throws IOException, InterruptedException {
        for (var gateway : gateways) {
            if (gateway.metrics().sum("gatekeeper_spooled_total") > 0) {
                throw new IllegalStateException("A gateway has spooled: Kafka did not keep up.");
            }
        }
    }
}
