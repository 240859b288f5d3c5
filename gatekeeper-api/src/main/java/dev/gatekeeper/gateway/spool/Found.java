package dev.gatekeeper.gateway.spool;

/// What stands next in a segment.
sealed interface Found {

    /// A sound record.
    ///
    /// @param from its place in the file, up to but without `to`
    record Sound(long number, SpoolRecord record, long from, long to) implements Found {}

    /// Bytes that are no record, or are not there. A sound one follows, or the end.
    ///
    /// @param from as above
    record Damage(long from, long to, Loss loss) implements Found {}

    /// Nothing, as yet.
    record End() implements Found {}

    /// What damage is the loss of.
    enum Loss {
        /// It had been forced to the disk: records that were accepted are missing.
        ACCEPTED,
        /// It was being written when the gateway or the machine died: none of it was acknowledged.
        UNFINISHED,
        /// One or the other.
        UNCERTAIN
    }
}
