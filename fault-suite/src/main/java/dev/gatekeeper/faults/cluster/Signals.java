package dev.gatekeeper.faults.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// The signals that Java itself does not send.
public final class Signals {

    private Signals() {}

    /// SIGSTOP, to all of them at once.
    public static void freeze(Collection<Long> pids) throws InterruptedException {
        send("-STOP", pids);
    }

    /// SIGCONT, to all of them at once.
    public static void thaw(Collection<Long> pids) throws InterruptedException {
        send("-CONT", pids);
    }

    /// Those that are gone by now are no concern.
    private static void send(String signal, Collection<Long> pids) throws InterruptedException {
        if (pids.isEmpty()) {
            return;
        }
        var command = new ArrayList<>(List.of("kill", signal));
        pids.forEach(pid -> command.add(Long.toString(pid)));
        try {
            new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("The command kill is needed.", e);
        }
    }
}
