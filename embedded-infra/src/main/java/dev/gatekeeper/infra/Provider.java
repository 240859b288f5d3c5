package dev.gatekeeper.infra;

import java.nio.file.Path;

/// Where the servers of the tests come from. The property `gatekeeper.infra` chooses: `embedded` (the default), or
/// `containers`, for which Testcontainers must be on the class path and a Docker engine at hand.
interface Provider {

    /// @param folder for what the broker keeps, should it be kept on this machine
    KafkaServer startKafka(Path folder);

    /// @param folder for what the server keeps, should it be kept on this machine
    PostgresServer startPostgres(Path folder);

    static Provider chosen() {
        var name = System.getProperty("gatekeeper.infra", "embedded");
        return switch (name) {
            case "embedded" -> new EmbeddedServers();
            case "containers" -> new Containers();
            default ->
                throw new IllegalArgumentException(
                        "gatekeeper.infra is '" + name + "'; it must be embedded or containers.");
        };
    }
}
