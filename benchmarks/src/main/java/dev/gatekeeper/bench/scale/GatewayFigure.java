package dev.gatekeeper.bench.scale;

/// What a layout of the gateway came to in one round.
///
/// @param gatewayMillis of processor time for 1,000 posts, of all gateways; `brokerMillis` of all brokers
record GatewayFigure(
        GatewayLayout layout, int round, double postsPerSecond, double gatewayMillis, double brokerMillis) {}
