package dev.gatekeeper.gateway.access;

import dev.gatekeeper.access.credential.KeyHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// An access file that a test writes: a line for each principal.
final class AccessFileOnDisk {

    private final Path path;

    AccessFileOnDisk(String... principals) {
        try {
            path = Files.createTempFile("access", ".yml");
            path.toFile().deleteOnExit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        write(principals);
    }

    /// @param principals each as `name: {…}`
    void write(String... principals) {
        try {
            Files.writeString(path, "principals:\n  " + String.join("\n  ", principals) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// `keys: [hash]`, as it stands in the file.
    static String keys(String key) {
        return "keys: ['" + KeyHash.of(key) + "']";
    }

    String path() {
        return path.toString();
    }
}
