package dev.gatekeeper.gateway.delivery;

import dev.gatekeeper.gateway.spool.Spool;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What can be seen of the spools from outside. Thread-safe.
final class SpoolMeters {

    private static final String SPOOL = "spool";

    private final MeterRegistry registry;
    private final Clock clock;
    private final Map<String, Counter> replayed = new ConcurrentHashMap<>();

    SpoolMeters(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /// Counts what happens in the spool of that name.
    Spool.Watcher watcher(String name) {
        var spooled = counter("gatekeeper.spooled", "Records made durable in the spool", name);
        var setAside = counter("gatekeeper.spool.set.aside", "Records and damage set aside beside the spool", name);
        var forces = Timer.builder("gatekeeper.spool.fsync")
                .description("How long the disk takes to make what was spooled durable")
                .tag(SPOOL, name)
                .publishPercentileHistogram()
                .register(registry);
        return new Spool.Watcher() {
            @Override
            public void forced(int records, Duration time) {
                spooled.increment(records);
                forces.record(time);
            }

            @Override
            public void setAside() {
                setAside.increment();
            }
        };
    }

    /// Shows what is in the spool.
    void show(Spool spool) {
        replayed.put(
                spool.name(), counter("gatekeeper.replayed", "Records brought from the spool to Kafka", spool.name()));
        Gauge.builder("gatekeeper.spool.records", spool, Spool::records)
                .description("Records that wait in the spool")
                .tag(SPOOL, spool.name())
                .register(registry);
        Gauge.builder("gatekeeper.spool.bytes", spool, Spool::bytes)
                .description("Bytes that wait in the spool")
                .baseUnit("bytes")
                .tag(SPOOL, spool.name())
                .register(registry);
        Gauge.builder("gatekeeper.spool.allocated", spool, Spool::allocated)
                .description("Bytes that the spool's files take")
                .baseUnit("bytes")
                .tag(SPOOL, spool.name())
                .register(registry);
        Gauge.builder("gatekeeper.spool.limit", spool, Spool::mostBytes)
                .description("Bytes that the spool's files may take")
                .baseUnit("bytes")
                .tag(SPOOL, spool.name())
                .register(registry);
        Gauge.builder("gatekeeper.spool.oldest", spool, this::age)
                .description("How long the oldest record has waited in the spool")
                .baseUnit("seconds")
                .tag(SPOOL, spool.name())
                .register(registry);
        Gauge.builder("gatekeeper.spool.set.aside.files", spool, Spool::setAside)
                .description("What is set aside beside the spool and not dealt with")
                .tag(SPOOL, spool.name())
                .register(registry);
    }

    void replayed(Spool spool) {
        var counter = replayed.get(spool.name());
        if (counter != null) {
            counter.increment();
        }
    }

    private double age(Spool spool) {
        return spool.oldest()
                .map(at -> Math.max(0, Duration.between(at, clock.instant()).toMillis() / 1000.0))
                .orElse(0.0);
    }

    private Counter counter(String name, String description, String spool) {
        return Counter.builder(name).description(description).tag(SPOOL, spool).register(registry);
    }
}
