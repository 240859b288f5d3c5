package dev.gatekeeper.gateway.decode;

import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Decodes gzip (RFC 1952): one member, or many one after the other. The JDK's own stream takes a damaged second member
/// for the end of the body, and guesses whether there is one.
final class GzipDecoder implements Decoder {

    private static final byte[] NOTHING = {};
    private static final int TRAILER_BYTES = 8;

    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private GzipHeader header = new GzipHeader();
    private byte[] piece = NOTHING;
    private int at;
    private boolean inTrailer;
    private long trailer;
    private int trailerBytes;
    private boolean hasMember;

    @Override
    public void feed(byte[] next) {
        piece = next;
        at = 0;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws CorruptBodyException {
        while (true) {
            if (inTrailer) {
                if (!takeTrailer()) {
                    return 0;
                }
            } else if (header.isOver()) {
                var count = inflate(into, offset, length);
                if (count > 0 || !inTrailer) {
                    return count;
                }
            } else if (at < piece.length) {
                header.take(piece[at++]);
            } else {
                return 0;
            }
        }
    }

    private int inflate(byte[] into, int offset, int length) throws CorruptBodyException {
        try {
            if (inflater.needsInput()) {
                inflater.setInput(piece, at, piece.length - at);
                at = piece.length;
            }
            var count = inflater.inflate(into, offset, length);
            checksum.update(into, offset, count);
            if (inflater.finished()) {
                at = piece.length - inflater.getRemaining();
                inTrailer = true;
            }
            return count;
        } catch (DataFormatException e) {
            throw new CorruptBodyException("The body is damaged: it can't be decompressed from some point on.", e);
        }
    }

    /// @return false where more has to come
    private boolean takeTrailer() throws CorruptBodyException {
        while (trailerBytes < TRAILER_BYTES) {
            if (at == piece.length) {
                return false;
            }
            trailer |= (piece[at++] & 0xffL) << (8 * trailerBytes++);
        }
        var length = inflater.getBytesWritten() & 0xffff_ffffL;
        if (trailer != (length << 32 | checksum.getValue())) {
            throw new CorruptBodyException("The body is damaged: its checksum or its length is another one.");
        }
        inflater.reset();
        checksum.reset();
        header = new GzipHeader();
        inTrailer = false;
        trailer = 0;
        trailerBytes = 0;
        hasMember = true;
        return true;
    }

    @Override
    public void end() throws CorruptBodyException {
        if (!hasMember || inTrailer || header.hasBegun()) {
            throw new CorruptBodyException("The body ends before its compressed data does.");
        }
    }

    @Override
    public void close() {
        inflater.end();
    }
}
