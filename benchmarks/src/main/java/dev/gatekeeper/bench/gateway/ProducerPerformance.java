package dev.gatekeeper.bench.gateway;

import dev.gatekeeper.bench.process.JavaCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/// Kafka's own `kafka-producer-perf-test`: how fast records of that size can be logged at all. Compressed and batched
/// as the gateway does it.
final class ProducerPerformance {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Pattern RATE =
            Pattern.compile("\\d+ records sent, ([0-9.]+) records/sec \\([^)]*\\), [^\\n]*50th");

    private ProducerPerformance() {}

    /// @param topic that is there
    /// @param payloads a file with a record on each line
    /// @return records per second, over all of it
    static double run(String bootstrapServers, String topic, Path payloads, int records)
            throws IOException, InterruptedException {
        var printed = Tool.run(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m", // As Kafka's script gives it.
                        "-Dlogback.configurationFile=dev/gatekeeper/bench/logback.xml",
                        "-cp",
                        JavaCommand.ownClassPath(),
                        "org.apache.kafka.tools.ProducerPerformance",
                        "--topic",
                        topic,
                        "--num-records",
                        Integer.toString(records),
                        "--throughput",
                        "-1",
                        "--payload-file",
                        payloads.toString(),
                        "--bootstrap-server",
                        bootstrapServers,
                        "--command-property",
                        "acks=all",
                        "--command-property",
                        "compression.type=lz4",
                        "--command-property",
                        "batch.size=131072"),
                PATIENCE);
        return Printed.number(RATE, printed);
    }
}
