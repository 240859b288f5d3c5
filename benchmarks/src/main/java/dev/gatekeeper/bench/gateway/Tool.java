package dev.gatekeeper.bench.gateway;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A program that is run to its end for what it prints.
final class Tool {

    private Tool() {}

    /// @return what it printed, errors too
    /// @throws IllegalStateException where it fails, or does not end in time
    static String run(List<String> command, Duration patience) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var output = process.getInputStream()) {
            var watchdog = Thread.ofVirtual().start(() -> end(process, patience));
            var text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            var status = process.waitFor();
            watchdog.interrupt();
            if (status != 0) {
                throw new IllegalStateException("%s has ended with %d: %s".formatted(command.getFirst(), status, text));
            }
            return text;
        } finally {
            process.destroyForcibly();
        }
    }

    private static void end(Process process, Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException itEnded) {
            Thread.currentThread().interrupt();
        }
    }
}
