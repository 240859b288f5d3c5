package dev.gatekeeper.gateway.spool;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.CRC32C;

/// What a segment's file begins with: what it is, the version of its form, its mark and a checksum; and, since
/// version 2, up to where the file was forced to the disk, with a checksum of its own.
///
/// That place is written after each force and gets to the disk with the next one. So what is before it was
/// forced, and may have been acknowledged; what is behind it was most likely being written when the gateway or
/// the machine died.
///
/// @param firstFrame where records begin
/// @param durable empty where nothing is known: in version 1, or where these bytes are damaged
record Beginning(int firstFrame, OptionalLong durable) {

    static final byte VERSION = 2;

    /// Where records begin in the version that is written.
    static final int BYTES = 32;

    /// Where the durable place is written.
    static final int DURABLE_AT = 20;

    private static final byte[] MAGIC = "GKSPOOL".getBytes(US_ASCII);
    private static final int VERSION_AT = 7;
    private static final byte WITHOUT_DURABLE = 1;
    private static final int DURABLE_BYTES = BYTES - DURABLE_AT;

    /// The whole beginning of a file that is forced up to there.
    static ByteBuffer of(SegmentName name, long durable) {
        return ByteBuffer.allocate(BYTES)
                .put(identity(name, VERSION))
                .put(durable(name, durable))
                .flip();
    }

    /// That part of it which tells one version from another, and both from damage.
    static ByteBuffer identity(SegmentName name, byte version) {
        var identity = ByteBuffer.allocate(DURABLE_AT).put(MAGIC).put(version).putLong(name.mark());
        return identity.putInt(checksum(identity.slice(0, identity.position()))).flip();
    }

    /// That part of it which is written again after each force. The mark is in its checksum: zeros, or another
    /// file's bytes, are none.
    static ByteBuffer durable(SegmentName name, long place) {
        var sum = checksum(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(name.mark())
                .putLong(place)
                .flip());
        return ByteBuffer.allocate(DURABLE_BYTES).putLong(place).putInt(sum).flip();
    }

    /// @param bytes the first of the file, [#BYTES] or as many as there are
    static Beginning read(ByteBuffer bytes, SegmentName name) {
        if (isWithoutDurable(bytes, name)) {
            return new Beginning(DURABLE_AT, OptionalLong.empty());
        }
        if (bytes.remaining() < BYTES) {
            return new Beginning(BYTES, OptionalLong.empty());
        }
        var place = bytes.getLong(bytes.position() + DURABLE_AT);
        var isSound = bytes.slice(bytes.position() + DURABLE_AT, DURABLE_BYTES).equals(durable(name, place));
        return new Beginning(BYTES, isSound ? OptionalLong.of(place) : OptionalLong.empty());
    }

    /// Where the version is damaged, the first record's mark tells.
    private static boolean isWithoutDurable(ByteBuffer bytes, SegmentName name) {
        return is(bytes, identity(name, WITHOUT_DURABLE))
                || (!is(bytes, identity(name, VERSION))
                        && bytes.remaining() >= DURABLE_AT + Long.BYTES
                        && bytes.getLong(bytes.position() + DURABLE_AT) == name.mark());
    }

    /// The version of a file that only a later gateway can read.
    static Optional<Byte> laterVersion(ByteBuffer bytes, SegmentName name) {
        if (bytes.remaining() < DURABLE_AT) {
            return Optional.empty();
        }
        var version = bytes.get(bytes.position() + VERSION_AT);
        return version > VERSION && is(bytes, identity(name, version)) ? Optional.of(version) : Optional.empty();
    }

    private static boolean is(ByteBuffer bytes, ByteBuffer identity) {
        return bytes.remaining() >= identity.remaining()
                && bytes.slice(bytes.position(), identity.remaining()).equals(identity);
    }

    private static int checksum(ByteBuffer bytes) {
        var checksum = new CRC32C();
        checksum.update(bytes);
        return (int) checksum.getValue();
    }
}
