package dev.gatekeeper.changeset.wal2json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts the lines of an upload together into change sets, in either format, without parsing them.
///
/// - All from a B to its C is one group, whatever stands between them: a broken line makes that group unsound, not what
///   follows. Where another B or the upload's end comes first, the group ends there, without its C.
/// - Truncates that follow one another with one LSN, or all without any, are one group.
/// - Every other line is a group alone, and is of format 1 unless it has an `action`.
///
/// Blank lines are left out. No bytes make it fail. It holds one group at a time, and of one past the limit only the
/// beginning. Not thread-safe; one upload each.
public final class LineGrouper {

    private final int mostBytes;
    private long lines;
    private @Nullable OpenGroup open;

    /// @param mostBytes the most bytes that a change set may have
    public LineGrouper(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    /// Takes the next line.
    ///
    /// @param line without its `\n`; may be kept, so it is not to be modified any more
    /// @return the groups that are known to be over, in order: two at the most
    public List<LineGroup> add(byte[] line) {
        return add(line, line.length);
    }

    /// Takes the next line, which may be longer than anybody would hold.
    ///
    /// @param beginning all of the line, or as much of it as is kept of what is too large
    /// @param length how many bytes the line has, more than the limit where `beginning` is not all of it
    public List<LineGroup> add(byte[] beginning, long length) {
        lines++;
        if (MemberScan.isBlank(beginning)) {
            return List.of();
        }
        var head = LineHead.of(beginning);
        if (open != null && open.takes(head)) {
            open.append(beginning, length);
            return head.is(Action.COMMIT) ? List.of(close(open)) : List.of();
        }
        var over = new ArrayList<LineGroup>(2);
        end().ifPresent(over::add);
        var group = new OpenGroup(head, lines, mostBytes);
        group.append(beginning, length);
        if (head.is(Action.BEGIN) || head.is(Action.TRUNCATE)) {
            open = group;
        } else {
            over.add(group.close());
        }
        return over;
    }

    /// Takes the upload's end. Where an upload breaks off instead, what it left unfinished is nobody's change set.
    ///
    /// @return the group that the end cut short, or that might have gone on
    public Optional<LineGroup> end() {
        return open == null ? Optional.empty() : Optional.of(close(open));
    }

    /// How many bytes there are of the group that is not over yet; 0 where the next line begins another.
    public long openBytes() {
        return open == null ? 0 : open.length();
    }

    private LineGroup close(OpenGroup group) {
        open = null;
        return group.close();
    }
}
