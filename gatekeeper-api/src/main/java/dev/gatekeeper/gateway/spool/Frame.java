package dev.gatekeeper.gateway.spool;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatekeeper.gateway.spool.SpoolRecord.Header;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.zip.CRC32C;

/// How a record stands in a segment: a head of fixed length, the body, and a checksum over both.
///
/// The head is the segment's mark (8 bytes), the record's number (8), its time in milliseconds (8), the body's
/// length (4) and a checksum over these (4). By the mark, which is random and in no client's hand, a reader
/// finds the next record after damage; a payload can't pretend to be one.
final class Frame {

    static final int HEAD_BYTES = 32;
    static final int TAIL_BYTES = 4;

    /// More than any body has; a length beyond it is damage.
    static final int MOST_BODY_BYTES = Integer.MAX_VALUE - 1024;

    private Frame() {}

    /// The beginning of a frame.
    record Head(long number, Instant at, int bodyBytes) {

        long frameBytes() {
            return (long) HEAD_BYTES + bodyBytes + TAIL_BYTES;
        }
    }

    /// How many bytes the record takes in a segment.
    static long bytes(SpoolRecord record) {
        long body = 4L + record.key().length + 4 + 4 + record.value().length;
        for (var header : record.headers()) {
            body += 8L + header.name().getBytes(UTF_8).length + header.value().length;
        }
        return HEAD_BYTES + body + TAIL_BYTES;
    }

    /// @param into has room for [#bytes] of the record
    static void write(SpoolRecord record, long mark, long number, ByteBuffer into) {
        var start = into.position();
        var bodyBytes = (int) (bytes(record) - HEAD_BYTES - TAIL_BYTES);
        into.putLong(mark).putLong(number).putLong(record.at().toEpochMilli()).putInt(bodyBytes);
        into.putInt(checksum(into, start, HEAD_BYTES - 4));
        put(record.key(), into);
        into.putInt(record.headers().size());
        for (var header : record.headers()) {
            put(header.name().getBytes(UTF_8), into);
            put(header.value(), into);
        }
        put(record.value(), into);
        into.putInt(checksum(into, start, HEAD_BYTES + bodyBytes));
    }

    /// The head at the buffer's position, where a sound one stands there. The position stays.
    static Optional<Head> head(ByteBuffer from, long mark) {
        var at = from.position();
        if (from.remaining() < HEAD_BYTES
                || from.getLong(at) != mark
                || from.getInt(at + HEAD_BYTES - 4) != checksum(from, at, HEAD_BYTES - 4)) {
            return Optional.empty();
        }
        var bodyBytes = from.getInt(at + 24);
        return bodyBytes < 0 || bodyBytes > MOST_BODY_BYTES
                ? Optional.empty()
                : Optional.of(new Head(from.getLong(at + 8), Instant.ofEpochMilli(from.getLong(at + 16)), bodyBytes));
    }

    /// The record of the whole frame at the buffer's position, where it is sound.
    static Optional<SpoolRecord> read(ByteBuffer frame, Head head) {
        var at = frame.position();
        var covered = HEAD_BYTES + head.bodyBytes();
        if (frame.getInt(at + covered) != checksum(frame, at, covered)) {
            return Optional.empty();
        }
        var body = frame.slice(at + HEAD_BYTES, head.bodyBytes());
        try {
            var key = take(body);
            var headers = new ArrayList<Header>();
            for (int left = body.getInt(); left > 0; left--) {
                headers.add(new Header(new String(take(body), UTF_8), take(body)));
            }
            return Optional.of(new SpoolRecord(head.at(), key, headers, take(body)));
        } catch (BufferUnderflowException | IllegalArgumentException notOfThisForm) {
            return Optional.empty();
        }
    }

    private static void put(byte[] bytes, ByteBuffer into) {
        into.putInt(bytes.length).put(bytes);
    }

    private static byte[] take(ByteBuffer body) {
        var length = body.getInt();
        if (length < 0 || length > body.remaining()) {
            throw new IllegalArgumentException("A length of " + length);
        }
        var bytes = new byte[length];
        body.get(bytes);
        return bytes;
    }

    private static int checksum(ByteBuffer buffer, int from, int length) {
        var checksum = new CRC32C();
        checksum.update(buffer.slice(from, length));
        return (int) checksum.getValue();
    }
}
