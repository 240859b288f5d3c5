package dev.gatekeeper.consumer.apply;

/// The way that a change set takes into the tables.
sealed interface Lane {

    /// Folded with others.
    record Fast(FoldedChangeSet changeSet) implements Lane {}

    /// Change by change, and before it is told where the next ones go: they may find tables and columns that this one
    /// makes.
    record Making() implements Lane {}

    /// Change by change.
    ///
    /// @param why a word that metrics can bear
    record Careful(String why) implements Lane {}
}
