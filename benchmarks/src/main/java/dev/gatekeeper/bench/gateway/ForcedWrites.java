package dev.gatekeeper.bench.gateway;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/// How often the disk can be forced, one small write after the other, in a file that has its length already.
final class ForcedWrites {

    private static final int BLOCK = 4096;
    private static final int BLOCKS = 4096;

    private ForcedWrites() {}

    /// @return forces per second
    static double run(Path folder, Duration time) throws IOException {
        Files.createDirectories(folder);
        var file = folder.resolve("forced");
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(BLOCK * BLOCKS), 0);
            channel.force(true);
            var start = System.nanoTime();
            var forces = 0;
            while (System.nanoTime() - start < time.toNanos()) {
                channel.write(ByteBuffer.allocate(BLOCK), (long) BLOCK * (forces % BLOCKS));
                channel.force(false);
                forces++;
            }
            return forces / ((System.nanoTime() - start) / 1e9);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
