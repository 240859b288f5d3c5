package dev.gatekeeper.bench.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatekeeper.bench.workload.Load;
import dev.gatekeeper.bench.workload.Scenario;
import dev.gatekeeper.bench.workload.Wal2jsonText;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What is sent.
///
/// @param example `resources/example.json` without its white space: a change set of five changes
/// @param lines change sets of one row each, as many as an upload has
/// @param fewLines the first tenth of them
public record Documents(Path example, Path lines, Path fewLines) {

    private static final int FEW = 10;

    static Documents write(Path folder, int lines) throws IOException {
        Files.createDirectories(folder);
        var written = new Documents(
                folder.resolve("example.json"), folder.resolve("lines.ndjson"), folder.resolve("few.ndjson"));
        writeExample(written.example);
        writeLines(written.lines, lines);
        writeLines(written.fewLines, Math.ceilDiv(lines, FEW));
        return written;
    }

    /// `resources/example.json` without its white space.
    public static void writeExample(Path file) throws IOException {
        var json = new ObjectMapper();
        try (var example = Documents.class.getResourceAsStream("/dev/gatekeeper/bench/example.json")) {
            json.writeValue(file.toFile(), json.readTree(example));
        }
    }

    private static void writeLines(Path file, int lines) throws IOException {
        var load = new Load(Scenario.ONES, lines);
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (var number = 0; number < lines; number++) {
                out.write(Wal2jsonText.changeSet(number, load.set(number)));
                out.write('\n');
            }
        }
    }
}
