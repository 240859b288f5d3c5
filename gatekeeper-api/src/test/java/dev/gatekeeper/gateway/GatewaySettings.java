package dev.gatekeeper.gateway;

import dev.gatekeeper.infra.Infra;
import java.util.Map;
import java.util.TreeMap;

/// The settings of a gateway that a test starts: on the tests' Kafka, and a port that is free. It is patient with
/// Kafka, so that a machine which is busy for seconds does not look like an outage.
public final class GatewaySettings {

    private final Map<String, String> values = new TreeMap<>();

    private GatewaySettings() {
        with("kafka.bootstrap.servers", Infra.kafka().bootstrapServers());
        with("gatekeeper.kafka.bound", "10s");
        with("micronaut.server.port", "-1");
    }

    /// With the topics that all such gateways share.
    public static GatewaySettings onSharedTopics() {
        return new GatewaySettings();
    }

    /// With the topics `NAME.change-sets` and `NAME.rejected`.
    public static GatewaySettings onTopicsOf(String name) {
        return onSharedTopics()
                .with("gatekeeper.topics.change-sets.name", name + ".change-sets")
                .with("gatekeeper.topics.rejected.name", name + ".rejected");
    }

    public GatewaySettings with(String name, String value) {
        values.put(name, value);
        return this;
    }

    public GatewaySettings with(String name, int value) {
        return with(name, Integer.toString(value));
    }

    /// With callers as a file lists them.
    public GatewaySettings guardedBy(String accessFile) {
        return with("gatekeeper.access.enabled", "true").with("gatekeeper.access.file", accessFile);
    }

    public Map<String, String> asMap() {
        return values;
    }
}
