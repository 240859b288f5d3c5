package dev.gatekeeper.gateway.decode;

/// Follows the frames of a zstd body (RFC 8878) without decoding them. So it is known whether the body ends where
/// a frame does: the decoder does not tell where a frame ends within what it was given at once. And what is no
/// such frame does not get to the decoder, which would read the formats that were before the RFC, too, with
/// windows that nobody bounds.
final class ZstdFrames {

    private static final long FRAME = 0xFD2FB528L;
    private static final long SKIPPABLE = 0x184D2A50L;
    private static final int[] DICTIONARY_BYTES = {0, 1, 2, 4};
    private static final int[] LENGTH_BYTES = {0, 2, 4, 8};
    private static final int CHECKSUM_BYTES = 4;
    private static final int RUN_LENGTH_BLOCK = 1;

    private Part part = Part.MAGIC;
    private long number;
    private int bytes;
    private long toSkip;
    private boolean hasChecksum;
    private boolean foreign;

    private enum Part {
        MAGIC(4),
        SKIPPABLE_LENGTH(4),
        DESCRIPTOR(1),
        BLOCK(3);

        private final int bytes;

        Part(int bytes) {
            this.bytes = bytes;
        }
    }

    /// Whether what was taken ends where a frame ends, or is nothing.
    boolean areWhole() {
        return part == Part.MAGIC && bytes == 0 && toSkip == 0;
    }

    /// Whether something begins that is no frame. So it stays.
    boolean areOver() {
        return foreign;
    }

    /// @return how many of the bytes, from the first on, belong to frames, but for up to three of what is none
    int take(byte[] piece) {
        var at = 0;
        while (at < piece.length && !foreign) {
            if (toSkip > 0) {
                var skipped = (int) Math.min(toSkip, piece.length - at);
                at += skipped;
                toSkip -= skipped;
            } else {
                number |= (piece[at++] & 0xffL) << (8 * bytes++);
                if (bytes == part.bytes) {
                    pass();
                }
            }
        }
        return foreign ? Math.max(0, at - Part.MAGIC.bytes) : piece.length;
    }

    private void pass() {
        var said = number;
        number = 0;
        bytes = 0;
        part = switch (part) {
            case MAGIC -> said == FRAME ? Part.DESCRIPTOR : skippable(said);
            case SKIPPABLE_LENGTH -> {
                toSkip = said;
                yield Part.MAGIC;
            }
            case DESCRIPTOR -> {
                takeDescriptor((int) said);
                yield Part.BLOCK;
            }
            case BLOCK -> block(said);
        };
    }

    private Part skippable(long magic) {
        foreign = (magic & ~0xfL) != SKIPPABLE;
        return Part.SKIPPABLE_LENGTH;
    }

    private void takeDescriptor(int descriptor) {
        var isSingleSegment = (descriptor & 0x20) != 0;
        var length = LENGTH_BYTES[descriptor >>> 6];
        hasChecksum = (descriptor & 4) != 0;
        int windowAndLength = isSingleSegment ? Math.max(1, length) : 1 + length;
        toSkip = (long) DICTIONARY_BYTES[descriptor & 3] + windowAndLength;
    }

    private Part block(long header) {
        var isLast = (header & 1) != 0;
        toSkip = ((header >>> 1) & 3) == RUN_LENGTH_BLOCK ? 1 : header >>> 3;
        if (isLast && hasChecksum) {
            toSkip += CHECKSUM_BYTES;
        }
        return isLast ? Part.MAGIC : Part.BLOCK;
    }
}
