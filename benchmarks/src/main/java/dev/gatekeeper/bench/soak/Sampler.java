package dev.gatekeeper.bench.soak;

import dev.gatekeeper.bench.process.HttpProcess;
import dev.gatekeeper.bench.process.Infrastructure;
import dev.gatekeeper.bench.process.Metrics;
import dev.gatekeeper.bench.process.Topics;
import dev.gatekeeper.bench.report.Percentiles;
import java.io.IOException;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Looks at everything from outside: the operating system, the services' metrics, PostgreSQL, the broker, and what the
/// client saw. Used by one thread.
final class Sampler {

    private final Infrastructure infrastructure;
    private final SoakServices services;
    private final SoakClient client;
    private final Tables tables;
    private final Topics topics;
    private double lastSecond;

    Sampler(Infrastructure infrastructure, SoakServices services, SoakClient client, Tables tables, Topics topics) {
        this.infrastructure = infrastructure;
        this.services = services;
        this.client = client;
        this.tables = tables;
        this.topics = topics;
    }

    /// @param second since the load began
    Sample take(double second) throws IOException, SQLException, InterruptedException {
        var seen = new EnumMap<Series, Double>(Series.class);
        seen.putAll(posts(second));
        seen.putAll(processes());
        seen.putAll(tables.look());
        var log = topics.span(SoakServices.LOG);
        seen.put(Series.LAG, (double) Math.max(0, log.end() - tables.taken()));
        seen.put(Series.LOG_RECORDS, (double) (log.end() - log.beginning()));
        seen.put(Series.LOG_BYTES, (double) topics.bytes(List.of(SoakServices.LOG)));
        seen.put(Series.AUDIT_BYTES, (double) topics.bytes(List.of(SoakServices.AUDIT)));
        return new Sample(second, seen);
    }

    private Map<Series, Double> posts(double second) {
        var millis = client.takeMillis();
        var perSecond = millis.length / (second - lastSecond);
        lastSecond = second;
        if (millis.length == 0) {
            return Map.of(Series.POSTS, 0.0);
        }
        var logged = Percentiles.of(millis);
        return Map.of(Series.POSTS, perSecond, Series.LOGGED_P50, logged.p50(), Series.LOGGED_P99, logged.p99());
    }

    private Map<Series, Double> processes() throws IOException, InterruptedException {
        var gateway = services.gateway();
        var consumer = services.consumer();
        var gatewayMetrics = metrics(gateway);
        var times = infrastructure.processorTimes(List.of());
        var seen = new EnumMap<Series, Double>(Series.class);
        seen.put(Series.GATEWAY_HEAP, heap(gatewayMetrics));
        seen.put(Series.CONSUMER_HEAP, heap(metrics(consumer)));
        seen.put(Series.SPOOLED, spooled(gatewayMetrics));
        gateway.process().resident().ifPresent(bytes -> seen.put(Series.GATEWAY_RESIDENT, (double) bytes));
        consumer.process().resident().ifPresent(bytes -> seen.put(Series.CONSUMER_RESIDENT, (double) bytes));
        seen.put(Series.GATEWAY_PROCESSOR, gateway.process().processorTime().toMillis() / 1e3);
        seen.put(Series.CONSUMER_PROCESSOR, consumer.process().processorTime().toMillis() / 1e3);
        seen.put(Series.POSTGRES_PROCESSOR, times.postgres().toMillis() / 1e3);
        seen.put(Series.BROKER_PROCESSOR, times.brokers().toMillis() / 1e3);
        return seen;
    }

    private static Metrics metrics(HttpProcess service) throws IOException, InterruptedException {
        service.process().requireAlive();
        return service.metrics();
    }

    private static double heap(Metrics metrics) {
        return metrics.sum("jvm_memory_used_bytes", "area=\"heap\"");
    }

    private static double spooled(Metrics gateway) {
        return gateway.sum("gatekeeper_spool_records", "spool=\"change-sets\"");
    }
}
