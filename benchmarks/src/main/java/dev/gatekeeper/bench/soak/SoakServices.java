package dev.gatekeeper.bench.soak;

import dev.gatekeeper.bench.process.Database;
import dev.gatekeeper.bench.process.HttpProcess;
import dev.gatekeeper.bench.process.Infrastructure;
import dev.gatekeeper.bench.process.LogPlace;
import dev.gatekeeper.bench.process.ServiceCommands;
import dev.gatekeeper.bench.process.Topics;
import dev.gatekeeper.bench.workload.Row;
import dev.gatekeeper.infra.Ports;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A gateway and a consumer as they run by default, but for what is kept, which goes soon. Used by one thread.
record SoakServices(HttpProcess gateway, HttpProcess consumer, Database database) implements AutoCloseable {

    /// As many partitions as the log has by default.
    private static final int PARTITIONS = 6;

    static final String LOG = "cdc.change-sets";
    static final String AUDIT = "cdc.rejected";

    /// Kafka drops whole segments alone, and none that is still written to.
    private static final String SEGMENT_BYTES = Integer.toString(1 << 20);

    /// @param folder for their logs and the spool
    static SoakServices start(Infrastructure infrastructure, SoakOptions options, Path folder)
            throws SQLException, InterruptedException {
        var postgres = infrastructure.postgres();
        var database = new Database(postgres.createDatabase("soak"), postgres.username(), postgres.password());
        try (var connection = connect(database);
                var statement = connection.createStatement()) {
            statement.execute(Row.createTable(SoakPost.TABLE));
        }
        var log = new LogPlace(infrastructure.bootstrapServers(), LOG, PARTITIONS);
        var consumer = consumer(log, database, options, folder);
        try {
            consumer.awaitReady();
            return new SoakServices(gateway(log, consumer, folder), consumer, database);
        } catch (RuntimeException | InterruptedException e) {
            consumer.close();
            throw e;
        }
    }

    private static HttpProcess consumer(LogPlace log, Database database, SoakOptions options, Path folder) {
        var port = Ports.anyFree();
        var flags = List.of(
                "-Dgatekeeper.ledger.retention=" + millis(options.retention()),
                "-Dgatekeeper.ledger.grace=" + millis(options.grace()),
                "-Dgatekeeper.rejections.retention=" + millis(options.retention()),
                "-Dgatekeeper.log.restore-window=" + millis(options.retention()),
                "-Dgatekeeper.upkeep.interval=" + millis(options.betweenCleanings()),
                "-Dgatekeeper.upkeep.delay=" + millis(options.betweenCleanings()));
        return HttpProcess.start(ServiceCommands.consumer(log, database, port, folder, flags), port);
    }

    private static HttpProcess gateway(LogPlace log, HttpProcess consumer, Path folder) throws InterruptedException {
        var port = Ports.anyFree();
        var flags = List.of("-Dgatekeeper.consumer-url=" + consumer.uri(""));
        var gateway = HttpProcess.start(ServiceCommands.gateway(log, port, folder, flags), port);
        try {
            gateway.awaitReady();
            return gateway;
        } catch (RuntimeException | InterruptedException e) {
            gateway.close();
            throw e;
        }
    }

    private static String millis(Duration duration) {
        return duration.toMillis() + "ms";
    }

    /// Has the topics' segments be small, and the audit topic drop what is older than the retention. The log's old
    /// records are dropped by the consumer.
    static void dropWhatIsOld(Topics topics, SoakOptions options) {
        topics.set(LOG, Map.of("segment.bytes", SEGMENT_BYTES));
        topics.set(
                AUDIT,
                Map.of(
                        "segment.bytes",
                        SEGMENT_BYTES,
                        "retention.ms",
                        Long.toString(options.retention().toMillis())));
    }

    Connection connect() throws SQLException {
        return connect(database);
    }

    private static Connection connect(Database database) throws SQLException {
        return DriverManager.getConnection(database.url(), database.username(), database.password());
    }

    @Override
    public void close() {
        gateway.close();
        consumer.close();
    }
}
