package dev.gatekeeper.consumer.dispatch;

import org.jspecify.annotations.Nullable;

/// What came of handing a partition's records on.
public sealed interface Taken {

    /// They are taken for good, all or the first of them.
    ///
    /// @param next the partition's position now
    record Committed(long next) implements Taken {}

    /// Nothing is: another consumer has been at the partition.
    record Lost(String why) implements Taken {}

    /// Nothing is; they are to be handed on again.
    ///
    /// @param why a sentence without any record's content
    /// @param remedy what a person can do about it
    /// @param at the first of the records, where it alone is at fault
    record Troubled(
            String why,
            String remedy,
            Throwable cause,
            @Nullable Suspect at) implements Taken {}
}
