package dev.gatekeeper.gateway.spool;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Works on files for a thread that may be interrupted: an interrupt would close the file for everybody.
final class Aside {

    private Aside() {}

    /// Work on a file.
    interface Work {
        void run() throws IOException;
    }

    /// Returns once the work is done, with the exception that ended it.
    static Optional<IOException> run(Work work) {
        var flaw = new AtomicReference<@Nullable IOException>();
        var worker = Thread.ofPlatform().daemon().name("spool-grow").start(() -> {
            try {
                work.run();
            } catch (IOException e) {
                flaw.set(e);
            } catch (RuntimeException | Error e) { // Whatever it is, the work is not done.
                flaw.set(new IOException(e));
            }
        });
        var interrupted = false;
        while (true) {
            try {
                worker.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return Optional.ofNullable(flaw.get());
    }
}
