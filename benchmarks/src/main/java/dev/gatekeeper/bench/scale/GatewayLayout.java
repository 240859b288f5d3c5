package dev.gatekeeper.bench.scale;

import java.util.List;

/// How the way into the log is spread.
///
/// @param brokers each record has a copy on each of them
record GatewayLayout(int partitions, int gateways, int brokers) {

    /// What all others on one broker are held against.
    static final GatewayLayout LEAST = new GatewayLayout(1, 1, 1);

    static final List<GatewayLayout> ON_ONE_BROKER = List.of(
            LEAST,
            new GatewayLayout(2, 1, 1),
            new GatewayLayout(4, 1, 1),
            new GatewayLayout(1, 2, 1),
            new GatewayLayout(2, 2, 1),
            new GatewayLayout(4, 2, 1));

    static final GatewayLayout UNREPLICATED = new GatewayLayout(4, 1, 1);
    static final GatewayLayout REPLICATED = new GatewayLayout(4, 1, 3);

    String title() {
        return "%d partition%s, %d gateway%s, %s"
                .formatted(
                        partitions,
                        partitions == 1 ? "" : "s",
                        gateways,
                        gateways == 1 ? "" : "s",
                        brokers == 1 ? "1 broker" : brokers + " brokers, a copy on each");
    }
}
