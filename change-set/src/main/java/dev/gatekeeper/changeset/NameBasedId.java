package dev.gatekeeper.changeset;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// UUIDs that are computed from names (version 5 of RFC 9562), so that whoever knows the names knows the
/// id. Thread-safe.
public final class NameBasedId {

    private static final UUID NAMESPACE = UUID.fromString("6f1c2a52-5f0e-5b8e-9d0c-6b3e9a4f7d21");
    private static final NameBasedGenerator GENERATOR = Generators.nameBasedGenerator(NAMESPACE);

    private NameBasedId() {}

    /// The id of these parts. Each part goes in behind its length, so that `("ab", "c")` and `("a", "bc")` differ.
    public static UUID of(String... parts) {
        var name = new ByteArrayOutputStream();
        for (var part : parts) {
            var bytes = part.getBytes(StandardCharsets.UTF_8);
            name.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            name.writeBytes(bytes);
        }
        return GENERATOR.generate(name.toByteArray());
    }
}
