package dev.gatekeeper.gateway.spool;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a segment's file is called: by the number of its first record, so that segments sort by their order,
/// and by its mark, so that damage to the file's beginning does not make the rest unreadable.
///
/// @param mark begins each of its records; its last 48 bits are random
public record SegmentName(long first, long mark) implements Comparable<SegmentName> {

    private static final Pattern FORM = Pattern.compile("([0-9]{19})-([0-9a-f]{16})\\.spool");

    static Optional<SegmentName> of(Path file) {
        var form = FORM.matcher(file.getFileName().toString());
        return form.matches()
                ? Optional.of(
                        new SegmentName(Long.parseLong(form.group(1)), HexFormat.fromHexDigitsToLong(form.group(2))))
                : Optional.empty();
    }

    /// Where the numbers of its records end: those from there on were given, or given again, to the segment behind it.
    ///
    /// @param segments of one spool
    /// @return [Long#MAX_VALUE] where it is the last
    long numbersEnd(NavigableMap<SegmentName, ?> segments) {
        var next = segments.higherKey(this);
        return next == null ? Long.MAX_VALUE : next.first();
    }

    @Override
    public int compareTo(SegmentName other) {
        var byFirst = Long.compare(first, other.first);
        return byFirst != 0 ? byFirst : Long.compareUnsigned(mark, other.mark);
    }

    @Override
    public String toString() {
        return "%019d-%016x.spool".formatted(first, mark);
    }
}
