package dev.gatekeeper.infra;

import static dev.gatekeeper.infra.GatekeeperRole.NAME;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/// A PostgreSQL server in a container. Like the embedded one it trusts whoever connects. Thread-safe.
final class ContainerPostgres implements PostgresServer {

    private static final String SUPERUSER = "postgres";

    private final PostgreSQLContainer container;

    private ContainerPostgres(PostgreSQLContainer container) {
        this.container = container;
    }

    static ContainerPostgres start(DockerImageName image) {
        var container = new PostgreSQLContainer(image)
                .withUsername(SUPERUSER)
                .withPassword(SUPERUSER)
                .withDatabaseName(SUPERUSER)
                .withEnv("POSTGRES_HOST_AUTH_METHOD", "trust")
                // As the embedded server's: the same order of text and the same messages everywhere.
                .withEnv(
                        "POSTGRES_INITDB_ARGS",
                        "--encoding=UTF8 --locale=C --locale-provider=builtin --builtin-locale=C.UTF-8");
        container.start();
        var postgres = new ContainerPostgres(container);
        try (var connection = postgres.connect()) {
            GatekeeperRole.create(connection);
            return postgres;
        } catch (SQLException e) {
            container.stop();
            throw new IllegalStateException("PostgreSQL runs, but its role and database can't be created.", e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(SUPERUSER), SUPERUSER, SUPERUSER);
    }

    @Override
    public String createDatabase(String name) {
        try (var connection = connect()) {
            GatekeeperRole.createDatabase(connection, name);
            return jdbcUrl(name);
        } catch (SQLException e) {
            throw new IllegalStateException("The database " + name + " can't be created.", e);
        }
    }

    @Override
    public String jdbcUrl() {
        return jdbcUrl(NAME);
    }

    private String jdbcUrl(String database) {
        return "jdbc:postgresql://" + container.getHost() + ":"
                + container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT) + "/" + database;
    }

    @Override
    public void close() {
        container.stop();
    }
}
