package dev.gatekeeper.faults.cluster;

import java.util.Map;

/// What the services are told by their environment.
final class Variables {

    private Variables() {}

    static Map<String, String> ofGateway(Layout layout, Link broker) {
        return Map.of(
                "GATEKEEPER_PORT", Integer.toString(layout.gateway()),
                "KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers(),
                "CONSUMER_URL", Layout.url(layout.firstConsumer()).toString(),
                "GATEKEEPER_SPOOL_FOLDER", layout.folder().resolve("spool").toString(),
                "DEFAULT_SCHEMA", "public",
                "REQUIRE_TYPES", "true");
    }

    static Map<String, String> ofConsumer(Layout layout, int port, String bootstrapServers) {
        return Map.of(
                "CONSUMER_PORT",
                Integer.toString(port),
                "KAFKA_BOOTSTRAP_SERVERS",
                bootstrapServers,
                "DATASOURCES_DEFAULT_URL",
                layout.jdbcUrl(),
                "DATASOURCES_DEFAULT_USERNAME",
                Cluster.ROLE,
                "DATASOURCES_DEFAULT_PASSWORD",
                Cluster.ROLE,
                "DEFAULT_SCHEMA",
                "public",
                "SINK_SCHEMAS",
                "public",
                "SINK_INSERT_MODE",
                "upsert",
                "SINK_MISSING_ROW",
                "count");
    }
}
