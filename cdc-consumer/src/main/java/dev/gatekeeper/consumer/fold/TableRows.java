package dev.gatekeeper.consumer.fold;

import java.util.List;

/// What is to be written to one table, no row twice.
///
/// @param rows in the order in which they are to be written: that of the changes where it can tell, else that of the
///     keys, so that two consumers lock rows in the same order
public record TableRows(FoldTable table, List<NetRow> rows) {}
