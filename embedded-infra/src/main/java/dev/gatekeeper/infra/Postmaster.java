package dev.gatekeeper.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// The PostgreSQL server process that a JVM which died without a word left running, or whose pid file it left lying.
final class Postmaster {

    private static final int PATIENCE_SECONDS = 10;

    private Postmaster() {}

    /// Leaves `data` without a server and without its pid file, so that the next start succeeds. PostgreSQL itself
    /// refuses to start as long as any process of the same user bears the number in that file. Only for the
    /// holder of the folder's lock.
    static void clear(Path data) throws IOException {
        var pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        var lines = Files.readAllLines(pidFile);
        if (lines.size() > 1 && isSameFolder(data, lines.get(1))) {
            ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                    .filter(Postmaster::isPostgres)
                    .ifPresent(Postmaster::stop);
        }
        Files.deleteIfExists(pidFile);
    }

    /// A copy of a running server's folder holds the pid of the server that it was copied from.
    private static boolean isSameFolder(Path data, String other) throws IOException {
        return Files.exists(Path.of(other)) && Files.isSameFile(data, Path.of(other));
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .filter(command -> Path.of(command).endsWith("postgres"))
                .isPresent();
    }

    /// First politely, which waits for clients to leave; then at once, which the write-ahead log makes harmless.
    private static void stop(ProcessHandle process) {
        process.destroy();
        process.onExit()
                .completeOnTimeout(process, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        if (process.isAlive()) {
            process.destroyForcibly();
            process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        }
    }
}
