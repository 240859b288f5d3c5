package dev.gatekeeper.changeset.wal2json;

import dev.gatekeeper.changeset.Payload;
import java.util.Arrays;
import java.util.Objects;

/// A group to which lines may still come. It keeps its bytes up to the limit, and past that their beginning.
final class OpenGroup {

    private final LineHead first;
    private final long firstLine;
    private final int mostBytes;

    private byte[] bytes = {};
    private int kept;
    private long length;
    private long lineCount;

    /// @param firstLine the number of the line that bears `first`
    OpenGroup(LineHead first, long firstLine, int mostBytes) {
        this.first = first;
        this.firstLine = firstLine;
        this.mostBytes = mostBytes;
    }

    /// Whether a line with that head goes on with this group.
    boolean takes(LineHead head) {
        return first.is(Action.BEGIN)
                ? !head.is(Action.BEGIN)
                : first.is(Action.TRUNCATE) && head.is(Action.TRUNCATE) && Objects.equals(head.lsn(), first.lsn());
    }

    /// @param line all of the line, or its beginning where it is past the limit; kept where it is the first
    /// @param lineLength how many bytes the line has
    void append(byte[] line, long lineLength) {
        lineCount++;
        if (lineCount == 1) {
            length = lineLength;
            bytes = line;
            kept = line.length;
        } else {
            length += 1 + lineLength;
            keepBehindOthers(line);
        }
        if (isTooLarge() && bytes.length > Payload.EXCERPT_BYTES) {
            bytes = Arrays.copyOf(bytes, Payload.EXCERPT_BYTES);
            kept = Math.min(kept, bytes.length);
        }
    }

    long length() {
        return length;
    }

    LineGroup close() {
        var payload = bytes.length == kept ? bytes : Arrays.copyOf(bytes, kept);
        return isTooLarge()
                ? new LineGroup.TooLarge(first.format(), payload, length, firstLine, lineCount)
                : new LineGroup.Whole(first.format(), payload, firstLine, lineCount);
    }

    private boolean isTooLarge() {
        return length > mostBytes;
    }

    private void keepBehindOthers(byte[] line) {
        int room = isTooLarge() ? Payload.EXCERPT_BYTES : mostBytes;
        int more = Math.min(1 + line.length, room - kept);
        if (more <= 0) {
            return;
        }
        if (bytes.length - kept < more || lineCount == 2) {
            // Copied even where there is room: the first line's array is the caller's.
            bytes = Arrays.copyOf(bytes, Math.min(room, Math.max(kept + more, 2 * kept)));
        }
        bytes[kept] = '\n';
        System.arraycopy(line, 0, bytes, kept + 1, more - 1);
        kept += more;
    }
}
