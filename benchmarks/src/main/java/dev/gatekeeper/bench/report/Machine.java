package dev.gatekeeper.bench.report;

import java.lang.management.ManagementFactory;

/// What a figure was taken on. It says nothing of whose machine that is.
public record Machine(int cores, long memoryBytes, String system, String java) {

    public static Machine here() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        var memory = system instanceof com.sun.management.OperatingSystemMXBean host ? host.getTotalMemorySize() : 0;
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                memory,
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                Runtime.version().toString());
    }

    @Override
    public String toString() {
        return "%d cores, %.0f GiB of memory, %s, Java %s".formatted(cores, memoryBytes / 1073741824.0, system, java);
    }
}
