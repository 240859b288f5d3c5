package dev.gatekeeper.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The broker and the server that all tests of a JVM share: each is started by the first who asks for it, and stopped
/// at the JVM's exit. They run in this JVM and below it, in a temporary folder; with `-Dgatekeeper.infra=containers`,
/// in containers. Thread-safe.
public final class Infra {

    private static final Object LOCK = new Object();
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private static @Nullable Path folder;
    private static @Nullable KafkaServer kafka;
    private static @Nullable PostgresServer postgres;

    private Infra() {}

    public static KafkaServer kafka() {
        synchronized (LOCK) {
            if (kafka == null) {
                kafka = Provider.chosen().startKafka(folder().resolve("kafka"));
            }
            return kafka;
        }
    }

    public static PostgresServer postgres() {
        synchronized (LOCK) {
            if (postgres == null) {
                postgres = Provider.chosen().startPostgres(folder().resolve("postgres"));
            }
            return postgres;
        }
    }

    /// Both, as properties for a Micronaut context.
    public static Map<String, String> properties() {
        var database = postgres();
        return Map.of(
                "kafka.bootstrap.servers", kafka().bootstrapServers(),
                "datasources.default.url", database.jdbcUrl(),
                "datasources.default.username", database.username(),
                "datasources.default.password", database.password());
    }

    /// A fresh, empty database of the shared server, for the same user and password.
    ///
    /// @return its JDBC URL
    public static String newDatabase() {
        return postgres().createDatabase("test_" + DATABASES.incrementAndGet());
    }

    private static Path folder() {
        if (folder == null) {
            try {
                folder = Files.createTempDirectory("gatekeeper-infra-");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Runtime.getRuntime().addShutdownHook(new Thread(Infra::stop, "infra-stop"));
        }
        return folder;
    }

    private static void stop() {
        synchronized (LOCK) {
            try {
                if (kafka != null) {
                    kafka.close();
                }
            } finally {
                if (postgres != null) {
                    postgres.close();
                }
                if (folder != null) {
                    delete(folder);
                }
            }
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The temporary folder " + folder + " can't be deleted.", e);
        }
    }
}
