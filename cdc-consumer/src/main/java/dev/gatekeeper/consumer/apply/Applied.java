package dev.gatekeeper.consumer.apply;

/// What became of a batch.
public sealed interface Applied {

    /// All of it is committed: rows, ledger, position and rejections.
    ///
    /// @param next the partition's position now
    record Committed(long next, int written, int repeated, int rejected) implements Applied {}

    /// Nothing of it is: another consumer has been at the partition.
    record Lost(String why) implements Applied {}

    /// Nothing of it is, as far as can be told: the database is in trouble, or this program is. To be tried again.
    ///
    /// @param why a sentence without any row's content
    record Troubled(String why, Throwable cause) implements Applied {}
}
