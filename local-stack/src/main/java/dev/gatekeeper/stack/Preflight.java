package dev.gatekeeper.stack;

import dev.gatekeeper.infra.EmbeddedPostgres;
import dev.gatekeeper.infra.FolderLock;
import dev.gatekeeper.infra.Ports;
import dev.gatekeeper.stack.Settings.Part;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/// What is made sure of before anything starts.
final class Preflight {

    private Preflight() {}

    /// Takes the stack's folder and sees that the ports of these parts are free. A server that a killed stack left
    /// running is stopped: its port is ours.
    ///
    /// @return the folder, to be let go of when the stack has stopped
    /// @throws StackException where the folder can't be written to or another stack runs on it, or a port is taken
    static FolderLock clear(Settings settings, List<Part> parts) throws StackException {
        var home = settings.home();
        var lock = lock(home);
        try {
            EmbeddedPostgres.stopLeftover(postgresFolder(home));
            for (var part : parts) {
                if (!Ports.isFree(settings.port(part))) {
                    throw new StackException("Port %d, which %s needs, is taken; choose another one with %s."
                            .formatted(settings.port(part), part.title(), part.variable()));
                }
            }
            return lock;
        } catch (StackException e) {
            lock.close();
            throw e;
        } catch (UncheckedIOException e) {
            lock.close();
            throw unwritable(home, e);
        }
    }

    static Path postgresFolder(Path home) {
        return home.resolve("postgres");
    }

    private static FolderLock lock(Path home) throws StackException {
        try {
            return FolderLock.tryLock(home)
                    .orElseThrow(() -> new StackException(
                            "A stack runs already on %s; stop it first, or choose another folder with GATEKEEPER_HOME."
                                    .formatted(home)));
        } catch (UncheckedIOException e) {
            throw unwritable(home, e);
        }
    }

    private static StackException unwritable(Path home, UncheckedIOException cause) {
        return new StackException(
                "The folder %s can't be written to; choose another one with GATEKEEPER_HOME.".formatted(home), cause);
    }
}
