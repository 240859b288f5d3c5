package dev.gatekeeper.gateway.kafka;

import dev.gatekeeper.infra.EmbeddedKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// A broker in a process of its own, so that it can be frozen and killed.
final class BrokerProcess implements AutoCloseable {

    private static final String READY = "ready";

    private final Process process;

    private BrokerProcess(Process process) {
        this.process = process;
    }

    /// Runs a broker until its standard input ends.
    public static void main(String[] args) throws IOException {
        try (var _ = EmbeddedKafka.start(Path.of(args[0]), Integer.parseInt(args[1]))) {
            System.out.println(READY);
            var _ = System.in.readAllBytes();
        }
    }

    static BrokerProcess start(Path folder, int port) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-Xmx384m",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerProcess.class.getName(),
                        folder.toString(),
                        Integer.toString(port))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var lines = process.inputReader().lines();
        if (lines.noneMatch(READY::equals)) {
            throw new IllegalStateException("The broker did not start.");
        }
        Thread.ofVirtual().start(() -> drain(process));
        return new BrokerProcess(process);
    }

    /// It keeps its connections, and answers nothing.
    void freeze() {
        signal("-STOP");
    }

    void thaw() {
        signal("-CONT");
    }

    /// As a crash does.
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void drain(Process process) {
        process.inputReader().lines().forEach(_ -> {});
    }
}
