package dev.gatekeeper.bench.process;

import dev.gatekeeper.infra.EmbeddedPostgres;
import dev.gatekeeper.infra.Ports;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;

/// One broker and one PostgreSQL server, each in processes of its own, which all contestants share. PostgreSQL commits
/// durably. Thread-safe.
public final class Infrastructure implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// What a server of this size is usually given; all else is PostgreSQL's default.
    private static final Map<String, String> POSTGRES_SETTINGS = Map.of(
            "shared_buffers", "512MB",
            "max_wal_size", "8GB",
            "checkpoint_timeout", "15min");

    private final EmbeddedPostgres postgres;
    private final RunningProcess broker;
    private final String bootstrapServers;

    private Infrastructure(EmbeddedPostgres postgres, RunningProcess broker, String bootstrapServers) {
        this.postgres = postgres;
        this.broker = broker;
        this.bootstrapServers = bootstrapServers;
    }

    /// @param folder empty, or not there
    /// @throws IllegalStateException where one of them does not start
    public static Infrastructure start(Path folder) throws SQLException, InterruptedException {
        var postgres = configuredPostgres(folder.resolve("postgres"));
        var port = Ports.anyFree();
        var broker = new JavaCommand(
                        BrokerProcess.class.getName(),
                        List.of(folder.resolve("kafka").toString(), Integer.toString(port)),
                        JavaCommand.ownClassPath(),
                        List.of("-Xmx512m", "-Dlogback.configurationFile=dev/gatekeeper/bench/logback.xml"),
                        Map.of(),
                        folder.resolve("logs/broker.log"))
                .start();
        var infrastructure = new Infrastructure(postgres, broker, Ports.LOOPBACK + ":" + port);
        try {
            infrastructure.awaitBroker();
            return infrastructure;
        } catch (RuntimeException | InterruptedException e) {
            infrastructure.close();
            throw e;
        }
    }

    /// Some settings take a restart.
    private static EmbeddedPostgres configuredPostgres(Path folder) throws SQLException {
        try (var first = EmbeddedPostgres.start(folder, 0);
                var connection = DriverManager.getConnection(first.jdbcUrl(), "postgres", "");
                var statement = connection.createStatement()) {
            for (var setting : POSTGRES_SETTINGS.entrySet()) {
                statement.execute("alter system set " + setting.getKey() + " = '" + setting.getValue() + "'");
            }
        }
        return EmbeddedPostgres.start(folder, 0);
    }

    private void awaitBroker() throws InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            while (true) {
                broker.requireAlive();
                try {
                    var _ = admin.describeCluster().nodes().get(2, TimeUnit.SECONDS);
                    return;
                } catch (ExecutionException | TimeoutException e) {
                    if (System.nanoTime() > deadline) {
                        throw new IllegalStateException("The broker does not answer.", e);
                    }
                }
            }
        }
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    public EmbeddedPostgres postgres() {
        return postgres;
    }

    @Override
    public void close() {
        try {
            broker.close();
        } finally {
            postgres.close();
        }
    }
}
