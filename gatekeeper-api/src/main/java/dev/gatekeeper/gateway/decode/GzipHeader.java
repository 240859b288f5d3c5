package dev.gatekeeper.gateway.decode;

import java.util.zip.CRC32;

/// The beginning of a member of a gzip body (RFC 1952), byte by byte: nothing of it is kept, so a name of any length
/// takes no memory.
final class GzipHeader {

    private static final int FIXED_BYTES = 10;
    private static final int HEADER_CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xe0;

    private final CRC32 checksum = new CRC32();
    private Part part = Part.FIXED;
    private int at;
    private int flags;
    private int number;

    private enum Part {
        FIXED,
        EXTRA_LENGTH,
        EXTRA,
        NAME,
        COMMENT,
        CHECKSUM,
        OVER
    }

    /// Whether anything of it has come.
    boolean hasBegun() {
        return at > 0 || part != Part.FIXED;
    }

    boolean isOver() {
        return part == Part.OVER;
    }

    void take(byte octet) throws CorruptBodyException {
        switch (part) {
            case FIXED -> takeFixed(octet & 0xff);
            case EXTRA_LENGTH -> {
                number |= (octet & 0xff) << (8 * at++);
                if (at == 2) {
                    become(number == 0 ? after(Part.EXTRA) : Part.EXTRA);
                }
            }
            case EXTRA -> {
                if (++at == number) {
                    become(after(Part.EXTRA));
                }
            }
            case NAME, COMMENT -> {
                if (octet == 0) {
                    become(after(part));
                }
            }
            case CHECKSUM -> takeChecksum(octet & 0xff);
            case OVER -> throw new IllegalStateException("The header is over.");
        }
        checksum.update(octet);
    }

    private void takeFixed(int octet) throws CorruptBodyException {
        var fits = switch (at) {
            case 0 -> octet == 0x1f;
            case 1 -> octet == 0x8b;
            case 2 -> octet == 8;
            case 3 -> (octet & RESERVED) == 0;
            default -> true;
        };
        if (!fits) {
            throw new CorruptBodyException("The body is not gzip where it should begin, or after a part of it.");
        }
        flags = at == 3 ? octet : flags;
        if (++at == FIXED_BYTES) {
            become(after(Part.FIXED));
        }
    }

    private void takeChecksum(int octet) throws CorruptBodyException {
        if (octet != ((checksum(at) >>> (8 * at)) & 0xff)) {
            throw new CorruptBodyException("The gzip header is damaged.");
        }
        if (++at == 2) {
            become(Part.OVER);
        }
    }

    /// Over all before the checksum itself.
    private int checksum(int taken) {
        if (taken == 0) {
            number = (int) checksum.getValue();
        }
        return number;
    }

    private void become(Part next) {
        part = next;
        at = 0;
        number = next == Part.EXTRA ? number : 0;
    }

    private Part after(Part over) {
        return switch (over) {
            case FIXED -> (flags & EXTRA) != 0 ? Part.EXTRA_LENGTH : after(Part.EXTRA);
            case EXTRA_LENGTH, EXTRA -> (flags & NAME) != 0 ? Part.NAME : after(Part.NAME);
            case NAME -> (flags & COMMENT) != 0 ? Part.COMMENT : after(Part.COMMENT);
            case COMMENT -> (flags & HEADER_CHECKSUM) != 0 ? Part.CHECKSUM : Part.OVER;
            case CHECKSUM, OVER -> Part.OVER;
        };
    }
}
