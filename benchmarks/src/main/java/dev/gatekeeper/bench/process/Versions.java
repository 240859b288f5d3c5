package dev.gatekeeper.bench.process;

import dev.gatekeeper.report.Run.Software;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.common.utils.AppInfoParser;

/// Of what a benchmark's infrastructure is made.
public final class Versions {

    private Versions() {}

    /// The broker's is that of the clients: both come from one release.
    public static List<Software> of(Infrastructure infrastructure) throws SQLException {
        var postgres = infrastructure.postgres();
        try (var connection =
                DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), postgres.password())) {
            return List.of(
                    new Software("Kafka", AppInfoParser.getVersion()),
                    new Software("PostgreSQL", connection.getMetaData().getDatabaseProductVersion()));
        }
    }
}
