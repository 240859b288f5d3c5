package dev.gatekeeper.gateway.upload;

import dev.gatekeeper.changeset.Payload;
import dev.gatekeeper.changeset.wal2json.LineGrouper;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;

/// Splits what comes at line feeds, and nowhere else, and puts together the lines that make one change set. Of a line
/// that is longer than a change set may be it keeps the beginning. For one thread.
final class LineBuffer {

    private static final int FIRST = 4 * 1024;

    private final int limit;
    private final LineGrouper grouper;
    private final Queue<Arrival.Arrived> groups = new ArrayDeque<>();
    private byte[] line = new byte[0];
    private long lineLength;
    private long lines;

    LineBuffer(int limit) {
        this.limit = limit;
        this.grouper = new LineGrouper(limit);
    }

    /// Takes what came.
    void take(byte[] bytes) {
        var start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                if (lineLength == 0) {
                    pass(Arrays.copyOfRange(bytes, start, i), i - start);
                } else {
                    append(bytes, start, i);
                    passHeldLine();
                }
                start = i + 1;
            }
        }
        append(bytes, start, bytes.length);
    }

    /// Nothing more comes: the last line may lack its line feed, and the last change set is as whole as it gets.
    void end() {
        if (lineLength > 0) {
            passHeldLine();
        }
        grouper.end().ifPresent(group -> groups.add(new Arrival.Arrived(group, lines)));
    }

    /// The change sets that are there, in the order in which they came.
    Queue<Arrival.Arrived> groups() {
        return groups;
    }

    /// Whether a change set has begun and may still become one: what is too large is only awaited to go by.
    boolean isOpen() {
        var bytes = lineLength + grouper.openBytes();
        return bytes > 0 && bytes <= limit;
    }

    /// What is held of the change set that has begun.
    long heldBytes() {
        return line.length + Math.min(grouper.openBytes(), limit);
    }

    private void append(byte[] bytes, int from, int to) {
        var room = (int) Math.min(to - from, limit - Math.min(lineLength, limit));
        if (room > 0) {
            var length = (int) lineLength;
            if (length + room > line.length) {
                line = Arrays.copyOf(line, (int)
                        Math.min(limit, Math.max(FIRST, Math.max(2L * line.length, length + room))));
            }
            System.arraycopy(bytes, from, line, length, room);
        }
        lineLength += to - from;
    }

    private void passHeldLine() {
        pass(Arrays.copyOf(line, (int) Math.min(lineLength, limit)), lineLength);
        lineLength = 0;
        if (line.length > FIRST) {
            line = new byte[0];
        }
    }

    /// @param bytes all of the line, or its beginning where it is too long
    private void pass(byte[] bytes, long length) {
        lines++;
        var over = length > limit
                ? grouper.add(Arrays.copyOf(bytes, Math.min(limit, Payload.EXCERPT_BYTES)), length)
                : grouper.add(bytes);
        for (int i = 0; i < over.size(); i++) {
            var isOfThisLine = i == over.size() - 1 && grouper.openBytes() == 0;
            groups.add(new Arrival.Arrived(over.get(i), isOfThisLine ? lines : lines - 1));
        }
    }
}
