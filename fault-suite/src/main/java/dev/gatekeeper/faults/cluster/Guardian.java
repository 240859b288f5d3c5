package dev.gatekeeper.faults.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;

/// Sees to it that no process outlives this JVM, however it ends: [GuardianMain] kills them all once the pipe
/// to it breaks. Thread-safe.
final class Guardian implements AutoCloseable {

    private final Writer pipe;

    private Guardian(Writer pipe) {
        this.pipe = pipe;
    }

    static Guardian start(Path log) {
        try {
            var process = new ProcessBuilder(JavaCommand.guardian())
                    .redirectOutput(Redirect.appendTo(log.toFile()))
                    .redirectErrorStream(true)
                    .start();
            return new Guardian(process.outputWriter());
        } catch (IOException e) {
            throw new UncheckedIOException("A process can't be started.", e);
        }
    }

    /// @throws UncheckedIOException where the guardian is gone: the caller should end what it has started
    synchronized void watch(long pid) {
        try {
            pipe.write(pid + "\n");
            pipe.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The guardian is gone.", e);
        }
    }

    /// Kills whatever it watches.
    @Override
    public synchronized void close() {
        try {
            pipe.close();
        } catch (IOException gone) {
            throw new UncheckedIOException("The guardian is gone.", gone);
        }
    }
}
