package dev.gatekeeper.gateway.body;

import dev.gatekeeper.changeset.Payload;
import dev.gatekeeper.gateway.decode.Decoder;
import dev.gatekeeper.gateway.decode.Encoding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// A compressed body as what it was. A read may bring nothing, where what came from the sender brings nothing yet: so
/// its reader gets to look at the clock.
final class DecodedStream extends InputStream {

    private static final int PIECE = 16 << 10;

    private final InputStream compressed;
    private final Encoding encoding;
    private final Decoder decoder;
    private final ByteArrayOutputStream beginning = new ByteArrayOutputStream();
    private long taken;
    private boolean ended;

    DecodedStream(InputStream compressed, Encoding encoding, Decoder decoder) {
        this.compressed = compressed;
        this.encoding = encoding;
        this.decoder = decoder;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        while (true) {
            switch (read(one, 0, 1)) {
                case -1 -> {
                    return -1;
                }
                case 1 -> {
                    return one[0] & 0xff;
                }
            }
        }
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        var count = decoder.read(into, offset, length);
        if (count > 0 || ended) {
            return count > 0 ? count : -1;
        }
        var piece = new byte[PIECE];
        var more = compressed.read(piece);
        if (more < 0) {
            decoder.end();
            ended = true;
            return -1;
        }
        keepBeginning(piece, more);
        decoder.feed(Arrays.copyOf(piece, more));
        return decoder.read(into, offset, length);
    }

    private void keepBeginning(byte[] piece, int count) {
        taken += count;
        beginning.write(piece, 0, Math.min(count, Payload.EXCERPT_BYTES - beginning.size()));
    }

    /// What came, as it came: the beginning of it, and how many bytes.
    Payload asItCame() {
        return new Payload(beginning.toByteArray(), taken, encoding.mediaType());
    }
}
