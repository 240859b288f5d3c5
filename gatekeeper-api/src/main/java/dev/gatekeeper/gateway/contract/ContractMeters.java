package dev.gatekeeper.gateway.contract;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import java.util.EnumMap;
import java.util.Map;

/// What is measured of contracts, from the gateway's start on. Thread-safe.
@Context
final class ContractMeters {

    private final Map<ContractMode, Counter> violations = new EnumMap<>(ContractMode.class);
    private final Counter undecided;
    private final Counter current;
    private final Counter absent;
    private final Counter unknown;

    ContractMeters(MeterRegistry registry, KnownContracts known, Freshness freshness) {
        for (var mode : new ContractMode[] {ContractMode.ENFORCE, ContractMode.WARN}) {
            violations.put(
                    mode,
                    Counter.builder("gatekeeper.contract.violations")
                            .description("Places in which change sets broke the contracts of their tables")
                            .tag("mode", mode.text())
                            .register(registry));
        }
        undecided = Counter.builder("gatekeeper.contract.undecided")
                .description("Tables of change sets that were left to the sink, since the consumer could not be asked")
                .register(registry);
        current = refreshes(registry, "current");
        absent = refreshes(registry, "absent");
        unknown = refreshes(registry, "unknown");
        Gauge.builder("gatekeeper.contracts.known", known, KnownContracts::size)
                .description("Contracts of tables that are known")
                .register(registry);
        Gauge.builder("gatekeeper.contracts.age", freshness, Freshness::seconds)
                .description("How long ago the topic of the contracts was seen to its end; -1 where nobody follows it")
                .baseUnit("seconds")
                .register(registry);
    }

    private static Counter refreshes(MeterRegistry registry, String outcome) {
        return Counter.builder("gatekeeper.contract.questions")
                .description("Times the consumer was asked for a table, by what it said")
                .tag("outcome", outcome)
                .register(registry);
    }

    void broken(ContractMode mode, int places) {
        var counter = violations.get(mode);
        if (counter != null) {
            counter.increment((double) places);
        }
    }

    void undecided() {
        undecided.increment();
    }

    void refreshed(Refreshed answer) {
        switch (answer) {
            case Refreshed.Current _ -> current.increment();
            case Refreshed.Absent _ -> absent.increment();
            case Refreshed.Unknown _, Refreshed.Silent _ -> unknown.increment();
            case Refreshed.NotAsked _ -> {}
        }
    }
}
