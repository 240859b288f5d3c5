package dev.gatekeeper.consumer.ledger;

/// Where a partition is to be taken up.
public sealed interface Start {

    record From(long offset) implements Start {}

    /// Nowhere: going on would skip records or take them twice.
    ///
    /// @param why a sentence
    /// @param remedy what a person can do about it
    record Stopped(String why, String remedy) implements Start {}
}
