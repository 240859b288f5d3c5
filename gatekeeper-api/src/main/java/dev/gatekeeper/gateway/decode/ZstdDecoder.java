package dev.gatekeeper.gateway.decode;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;

/// Decodes Zstandard (RFC 8878), one frame or many. A frame may ask for a window of 8 MiB and no more, as RFC 9659 has
/// it for HTTP: by itself the format lets a few bytes ask for gigabytes.
final class ZstdDecoder implements Decoder {

    private static final int WINDOW_LOG = 23;

    private final ZstdFrames frames = new ZstdFrames();
    private final Fed fed = new Fed();
    private final ZstdInputStreamNoFinalizer stream;
    private boolean hasBegun;

    ZstdDecoder() {
        try {
            // Then the end of what was fed is not the end of the body.
            stream = new ZstdInputStreamNoFinalizer(fed).setContinuous(true).setLongMax(WINDOW_LOG);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void feed(byte[] piece) {
        fed.end = frames.take(piece);
        fed.piece = piece;
        fed.at = 0;
        hasBegun |= piece.length > 0;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws CorruptBodyException {
        final int count;
        try {
            count = Math.max(0, stream.read(into, offset, length));
        } catch (IOException e) {
            throw corrupt(e);
        }
        if (count == 0 && frames.areOver()) {
            throw new CorruptBodyException("The body is not zstd where it should begin, or after a part of it.");
        }
        return count;
    }

    @Override
    public void end() throws CorruptBodyException {
        if (!hasBegun || !frames.areWhole()) {
            throw new CorruptBodyException("The body ends before its compressed data does.");
        }
    }

    private static CorruptBodyException corrupt(IOException e) {
        var isTooWide =
                e instanceof ZstdIOException told && told.getErrorCode() == Zstd.errFrameParameterWindowTooLarge();
        return isTooWide
                ? new CorruptBodyException(
                        "The body asks for a window of more than 8 MiB: compress it without --long and --ultra.", e)
                : new CorruptBodyException(
                        "The body is damaged, or not zstd: it can't be decompressed from some point on.", e);
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The piece that was fed last, as far as it is to be decoded.
    private static final class Fed extends InputStream {

        private byte[] piece = {};
        private int at;
        private int end;

        @Override
        public int read() {
            return at == end ? -1 : piece[at++] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            var count = Math.min(length, available());
            System.arraycopy(piece, at, into, offset, count);
            at += count;
            return count == 0 ? -1 : count;
        }

        @Override
        public int available() {
            return end - at;
        }
    }
}
