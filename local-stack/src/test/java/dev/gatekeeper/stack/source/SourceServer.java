package dev.gatekeeper.stack.source;

import dev.gatekeeper.infra.Ports;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

/// A PostgreSQL server that can decode with wal2json, run from Debian's packages in a folder of its own.
final class SourceServer implements AutoCloseable {

    /// It needs no password.
    static final String SUPERUSER = "postgres";

    private static final Path PACKAGES = Path.of("/usr/lib/postgresql");
    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration STOP = Duration.ofSeconds(10);

    private final Process process;
    private final int port;
    private final Thread stopper;

    private SourceServer(Process process, int port) {
        this.process = process;
        this.port = port;
        this.stopper = new Thread(process::destroy, "source-stop");
        Runtime.getRuntime().addShutdownHook(stopper);
    }

    /// The programs of the newest installed PostgreSQL that has wal2json.
    static Optional<Path> programs() throws IOException {
        if (!Files.isDirectory(PACKAGES)) {
            return Optional.empty();
        }
        try (var versions = Files.list(PACKAGES)) {
            return versions.filter(version -> Files.exists(version.resolve("lib/wal2json.so")))
                    .max(Comparator.comparing(version -> version.getFileName().toString()))
                    .map(version -> version.resolve("bin"));
        }
    }

    /// @param folder empty
    static SourceServer start(Path programs, Path folder) throws IOException, InterruptedException {
        var data = folder.resolve("data").toString();
        var log = folder.resolve("source.log").toFile();
        var init = new ProcessBuilder(notAsRoot(
                        programs.resolve("initdb").toString(),
                        "--pgdata=" + data,
                        "--username=" + SUPERUSER,
                        "--auth=trust",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--no-sync"))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log))
                .start();
        if (init.waitFor() != 0) {
            throw new IllegalStateException("initdb failed:\n" + Files.readString(log.toPath()));
        }
        var port = Ports.anyFree();
        var process = new ProcessBuilder(notAsRoot(
                        programs.resolve("postgres").toString(),
                        "-D" + data,
                        "-p" + port,
                        "-clisten_addresses=" + Ports.LOOPBACK,
                        "-cunix_socket_directories=",
                        "-cwal_level=logical",
                        "-cfsync=off",
                        "-cautovacuum=off",
                        "-cmax_prepared_transactions=5"))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log))
                .start();
        var server = new SourceServer(process, port);
        server.await(log.toPath());
        return server;
    }

    /// PostgreSQL refuses to run as root; in a user namespace of its own it does not know.
    private static List<String> notAsRoot(String... command) {
        var whole = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            whole.addAll(List.of("unshare", "-U"));
        }
        whole.addAll(List.of(command));
        return whole;
    }

    private void await(Path log) throws IOException {
        try {
            Awaitility.await("the source answers")
                    .atMost(START)
                    .failFast("It has ended.", () -> !process.isAlive())
                    .ignoreExceptionsInstanceOf(SQLException.class)
                    .untilAsserted(() -> connect().close());
        } catch (ConditionTimeoutException | TerminalFailureException e) {
            close();
            throw new IllegalStateException("The source did not start:\n" + Files.readString(log), e);
        }
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url("postgres"), SUPERUSER, "");
    }

    /// The URL of a new database beside the source's, where that user may do everything.
    String newDatabase(String name) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return url(name);
    }

    private String url(String database) {
        return "jdbc:postgresql://" + Ports.LOOPBACK + ":" + port + "/" + database;
    }

    /// Ends it, once its clients are gone.
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(stopper);
    }
}
