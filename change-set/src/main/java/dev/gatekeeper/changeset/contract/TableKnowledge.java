package dev.gatekeeper.changeset.contract;

/// What is known of a table while a change set is held against it.
public sealed interface TableKnowledge {

    /// It is there, and this is its contract.
    record Known(TableCheck check) implements TableKnowledge {}

    /// It is not there.
    ///
    /// @param creatable whether it is made of the first change that has a row for it
    record Absent(boolean creatable) implements TableKnowledge {}

    /// Nobody can tell now: all changes of it pass.
    record Untold() implements TableKnowledge {}
}
