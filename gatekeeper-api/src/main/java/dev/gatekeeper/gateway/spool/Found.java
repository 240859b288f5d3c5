package dev.gatekeeper.gateway.spool;

/// What stands next in a segment.
sealed interface Found {

    /// A sound record.
    ///
    /// @param from its place in the file, up to but without `to`
    record Sound(long number, SpoolRecord record, long from, long to) implements Found {}

    /// Bytes that are no record. A sound one follows, or the end.
    ///
    /// @param from as above
    record Damage(long from, long to) implements Found {}

    /// Nothing, as yet.
    record End() implements Found {}
}
