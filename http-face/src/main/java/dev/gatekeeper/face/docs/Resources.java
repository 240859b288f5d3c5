package dev.gatekeeper.face.docs;

import java.io.IOException;
import java.io.UncheckedIOException;

/// Files on the class path.
final class Resources {

    private Resources() {}

    /// @throws IllegalStateException where there is none
    static byte[] read(String path) {
        try (var stream = Resources.class.getClassLoader().getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("There is no " + path + " on the class path.");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
