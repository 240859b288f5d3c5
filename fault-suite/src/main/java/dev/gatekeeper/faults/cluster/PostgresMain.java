package dev.gatekeeper.faults.cluster;

import dev.gatekeeper.infra.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;

/// Runs PostgreSQL until its standard input ends. Arguments: folder, port.
public final class PostgresMain {

    private PostgresMain() {}

    public static void main(String[] arguments) throws IOException {
        try (var _ = EmbeddedPostgres.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]))) {
            var _ = System.in.readAllBytes();
        }
    }
}
