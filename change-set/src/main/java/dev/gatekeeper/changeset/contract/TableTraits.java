package dev.gatekeeper.changeset.contract;

/// What else decides on whether a change is taken.
///
/// @param columnsCreatable whether a column that is missing is made of the change that names it
/// @param missingRowRejected whether an update that finds no row is rejected, rather than counted
/// @param triggers whether triggers of the table's, or of its partitions', may alter a row before it is stored
/// @param rules whether rules of the table's may make something else of a statement
public record TableTraits(boolean columnsCreatable, boolean missingRowRejected, boolean triggers, boolean rules) {

    /// A table without triggers and rules, whose columns nobody makes.
    public static final TableTraits PLAIN = new TableTraits(false, false, false, false);
}
