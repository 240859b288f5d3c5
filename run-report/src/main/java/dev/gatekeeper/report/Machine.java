package dev.gatekeeper.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a figure was taken on. It says nothing of whose machine that is.
///
/// @param processor its model, where the system tells; else its kind
/// @param cores that this JVM may use
public record Machine(String processor, int cores, long memoryBytes, String system, String java) {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
    private static final String MODEL = "model name";

    public static Machine here() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        var memory = system instanceof com.sun.management.OperatingSystemMXBean host ? host.getTotalMemorySize() : 0;
        return new Machine(
                processor(CPU_INFO),
                Runtime.getRuntime().availableProcessors(),
                memory,
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                Runtime.version().toString());
    }

    /// @param cpuInfo Linux's description of the processors; other systems have none
    static String processor(Path cpuInfo) {
        var kind = System.getProperty("os.arch");
        if (!Files.isReadable(cpuInfo)) {
            return kind;
        }
        try (var lines = Files.lines(cpuInfo)) {
            return lines.filter(line -> line.startsWith(MODEL))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(kind);
        } catch (IOException e) {
            return kind;
        }
    }

    @Override
    public String toString() {
        return "%d cores, %.0f GiB of memory, %s, Java %s".formatted(cores, memoryBytes / 1073741824.0, system, java);
    }
}
