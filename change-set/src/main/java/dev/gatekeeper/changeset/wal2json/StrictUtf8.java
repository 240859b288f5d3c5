package dev.gatekeeper.changeset.wal2json;

import dev.gatekeeper.changeset.Violation;
import dev.gatekeeper.changeset.ViolationCode;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/// Turns bytes into characters, or says which byte is not UTF-8. Overlong forms and encoded surrogates are not UTF-8.
final class StrictUtf8 {

    private StrictUtf8() {}

    /// @throws RefusedException where a byte is not UTF-8
    static CharBuffer decode(byte[] bytes) throws RefusedException {
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length);
        var result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        if (result.isError()) {
            throw new RefusedException(new Violation(
                    ViolationCode.NOT_UTF8,
                    "",
                    "The byte 0x%02x at offset %d is not UTF-8; send the document in UTF-8."
                            .formatted(bytes[in.position()], in.position())));
        }
        return out.flip();
    }
}
