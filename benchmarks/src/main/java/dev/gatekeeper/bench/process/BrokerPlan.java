package dev.gatekeeper.bench.process;

import java.util.Map;

/// Which brokers a benchmark has.
///
/// @param count 1, or 3 that can replicate
/// @param settings Kafka's own, for each of them
public record BrokerPlan(int count, Map<String, String> settings) {

    public static final BrokerPlan ONE = new BrokerPlan(1, Map.of());

    public static final BrokerPlan THREE = new BrokerPlan(3, Map.of());

    public BrokerPlan {
        settings = Map.copyOf(settings);
    }
}
