package dev.gatekeeper.faults.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/// Reads process ids, a line each, and kills these processes and what descends from them when its standard
/// input ends. A handle tells a process from a later one of the same number.
public final class GuardianMain {

    private GuardianMain() {}

    public static void main(String[] arguments) throws IOException {
        var watched = new ArrayList<ProcessHandle>();
        try (var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                watched.removeIf(process -> !process.isAlive());
                ProcessHandle.of(Long.parseLong(line)).ifPresent(watched::add);
            }
        } finally {
            for (var process : watched) {
                if (process.isAlive()) {
                    var descendants = process.descendants().toList();
                    process.destroyForcibly();
                    descendants.forEach(ProcessHandle::destroyForcibly);
                }
            }
        }
    }
}
