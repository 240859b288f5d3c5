package dev.gatekeeper.infra;

import java.nio.file.Path;

/// The broker in this JVM, and the server as its child, on any free port.
final class EmbeddedServers implements Provider {

    @Override
    public KafkaServer startKafka(Path folder) {
        return EmbeddedKafka.start(folder, 0);
    }

    @Override
    public PostgresServer startPostgres(Path folder) {
        return EmbeddedPostgres.start(folder, 0);
    }
}
