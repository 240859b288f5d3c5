package dev.gatekeeper.gateway.spool;

/// A record in a spool.
///
/// @param number its place in the spool's order
/// @param from where it stands in the segment, up to but without `to`
public record Waiting(long number, SpoolRecord record, SegmentName segment, long from, long to) {

    /// How many bytes it takes.
    public long bytes() {
        return to - from;
    }
}
