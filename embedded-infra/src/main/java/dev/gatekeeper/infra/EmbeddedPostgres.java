package dev.gatekeeper.infra;

import static dev.gatekeeper.infra.GatekeeperRole.NAME;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

/// A PostgreSQL server, run as a child process from binaries on the class path. It writes its log to `postgresql.log`
/// in its folder and commits durably. Its superuser is `postgres`; it trusts whoever connects, and listens on the
/// loopback interface alone. Thread-safe.
public final class EmbeddedPostgres implements PostgresServer {

    private static final Duration RECOVERY_PATIENCE = Duration.ofSeconds(60);

    private final io.zonky.test.db.postgres.embedded.EmbeddedPostgres server;
    private final FolderLock lock;

    private EmbeddedPostgres(io.zonky.test.db.postgres.embedded.EmbeddedPostgres server, FolderLock lock) {
        this.server = server;
        this.lock = lock;
    }

    /// Starts a server on what an earlier one left in the folder, or on an empty folder, with the role and the database
    /// `gatekeeper`, and returns once it takes connections.
    ///
    /// @param dataFolder made where it is missing
    /// @param port where clients connect; 0 means any that is free
    /// @throws IllegalStateException where the port is taken or the folder is in use
    /// @throws UncheckedIOException where the folder can't be written to or the server does not start
    public static EmbeddedPostgres start(Path dataFolder, int port) {
        var lock = lock(dataFolder);
        try {
            Postmaster.clear(data(dataFolder));
            var postgres = new EmbeddedPostgres(server(dataFolder, Ports.resolve(port)), lock);
            postgres.createRoleAndDatabase();
            return postgres;
        } catch (IOException e) {
            lock.close();
            throw new UncheckedIOException("PostgreSQL did not start; " + log(dataFolder) + " says why.", e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /// Stops the server that a killed JVM left running on this folder; where there is none, nothing happens.
    ///
    /// @throws IllegalStateException where the folder is in use by a living JVM
    public static void stopLeftover(Path dataFolder) {
        try (var _ = lock(dataFolder)) {
            Postmaster.clear(data(dataFolder));
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL's folder " + dataFolder + " can't be read.", e);
        }
    }

    private static FolderLock lock(Path dataFolder) {
        return FolderLock.tryLock(dataFolder)
                .orElseThrow(() -> new IllegalStateException("PostgreSQL's folder " + dataFolder + " is in use."));
    }

    private static Path data(Path dataFolder) {
        return dataFolder.resolve("data");
    }

    private static File log(Path dataFolder) {
        return dataFolder.resolve("postgresql.log").toFile();
    }

    private static io.zonky.test.db.postgres.embedded.EmbeddedPostgres server(Path dataFolder, int port)
            throws IOException {
        var log = Redirect.appendTo(log(dataFolder));
        return io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(unpackedBinaries())
                .setDataDirectory(data(dataFolder).toAbsolutePath())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(RECOVERY_PATIENCE)
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .setPort(port)
                // The same order of text and the same messages on every machine, whatever locales it has.
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                // What is committed is kept; the wrapper turns both off by default.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", Ports.LOOPBACK)
                .setServerConfig("unix_socket_directories", "")
                .start();
    }

    /// Shared by all JVMs of a user, so that the binaries are unpacked once; not by users, who can't write
    /// each other's.
    private static File unpackedBinaries() {
        return Path.of(System.getProperty("java.io.tmpdir"), "gatekeeper-postgresql-" + System.getProperty("user.name"))
                .toFile();
    }

    private void createRoleAndDatabase() {
        try (var connection = server.getPostgresDatabase().getConnection()) {
            GatekeeperRole.create(connection);
        } catch (SQLException e) {
            close();
            throw new IllegalStateException("PostgreSQL runs, but its role and database can't be created.", e);
        }
    }

    @Override
    public String createDatabase(String name) {
        try (var connection = server.getPostgresDatabase().getConnection()) {
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
        return "jdbc:postgresql://" + Ports.LOOPBACK + ":" + server.getPort() + "/" + database;
    }

    @Override
    public void close() {
        try (lock) {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not stop.", e);
        }
    }
}
