package dev.gatekeeper.changeset.wal2json;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a fuzzer begins with: the examples, and what the plugin really printed.
final class FuzzSeeds {

    private static final Path EXAMPLES = Path.of("../resources");

    private FuzzSeeds() {}

    /// Writes them as files into the folder that is named. To be run in the module's own folder.
    public static void main(String[] arguments) throws IOException {
        var folder = Files.createDirectories(Path.of(arguments[0]));
        var number = 0;
        for (var seed : all()) {
            Files.write(folder.resolve("seed-" + number++), seed);
        }
    }

    /// As [ParserFuzz] reads them: in front of each is the byte that says how to.
    static List<byte[]> all() throws IOException {
        var seeds = new ArrayList<byte[]>();
        seeds.add(seed(0, Files.readAllBytes(EXAMPLES.resolve("example.json"))));
        seeds.add(seed(1, Files.readAllBytes(EXAMPLES.resolve("example.ndjson"))));
        for (var file : Captures.NAMES) {
            Captures.documents(file + ".out").stream()
                    .filter(Captures.Line::isFormat1)
                    .forEach(line -> seeds.add(seed(2, line.bytes())));
            Captures.groups(file + ".out", ".*").forEach(group -> seeds.add(seed(1, group.payload())));
        }
        return seeds;
    }

    private static byte[] seed(int how, byte[] payload) {
        var seed = new ByteArrayOutputStream();
        seed.write(how);
        seed.writeBytes(payload);
        return seed.toByteArray();
    }
}
