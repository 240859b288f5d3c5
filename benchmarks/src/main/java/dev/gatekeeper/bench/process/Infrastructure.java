package dev.gatekeeper.bench.process;

import dev.gatekeeper.infra.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;

/// Kafka's brokers and one PostgreSQL server, each in processes of its own, which all contestants share. PostgreSQL
/// commits durably. Thread-safe.
public final class Infrastructure implements AutoCloseable {

    /// What a server of this size is usually given; all else is PostgreSQL's default.
    private static final Map<String, String> POSTGRES_SETTINGS = Map.of(
            "shared_buffers", "512MB",
            "max_wal_size", "8GB",
            "checkpoint_timeout", "15min");

    private final EmbeddedPostgres postgres;
    private final long postmaster;
    private final Brokers brokers;

    private Infrastructure(EmbeddedPostgres postgres, long postmaster, Brokers brokers) {
        this.postgres = postgres;
        this.postmaster = postmaster;
        this.brokers = brokers;
    }

    /// @param folder empty, or not there
    /// @throws IllegalStateException where one of them does not start
    static Infrastructure start(Path folder, BrokerPlan plan) throws SQLException, InterruptedException {
        var postgres = configuredPostgres(folder.resolve("postgres"));
        try {
            var postmaster = postmaster(folder.resolve("postgres"));
            return new Infrastructure(
                    postgres, postmaster, Brokers.start(folder.resolve("kafka"), folder.resolve("logs"), plan));
        } catch (RuntimeException | InterruptedException e) {
            postgres.close();
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

    private static long postmaster(Path folder) {
        try (var lines = Files.lines(folder.resolve("data/postmaster.pid"))) {
            return Long.parseLong(lines.findFirst().orElseThrow().strip());
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL runs, but does not say as which process.", e);
        }
    }

    /// Of all brokers, comma-separated.
    public String bootstrapServers() {
        return brokers.bootstrapServers();
    }

    public EmbeddedPostgres postgres() {
        return postgres;
    }

    /// The processor time that everything has had until now.
    ///
    /// @param services what is counted as such
    public ProcessorTimes processorTimes(Collection<RunningProcess> services) {
        return new ProcessorTimes(
                services.stream().map(RunningProcess::processorTime).reduce(Duration.ZERO, Duration::plus),
                ProcessStat.processorTimeOfTree(postmaster),
                brokers.processorTime());
    }

    @Override
    public void close() {
        try {
            brokers.close();
        } finally {
            postgres.close();
        }
    }
}
