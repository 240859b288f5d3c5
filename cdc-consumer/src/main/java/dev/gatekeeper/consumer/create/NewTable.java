package dev.gatekeeper.consumer.create;

import static java.util.stream.Collectors.joining;

import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.TableName;
import java.util.List;
import java.util.stream.Stream;

/// A table that is to be made.
///
/// @param primaryKey some of the columns, which take no NULL; none where there is no key
record NewTable(TableName name, List<NewColumn> columns, List<Identifier> primaryKey) {

    /// The statement that makes it.
    String sql() {
        var key = primaryKey.stream().map(Identifier::quoted).collect(joining(", ", "primary key (", ")"));
        var parts = Stream.concat(
                columns.stream().map(NewColumn::definition), primaryKey.isEmpty() ? Stream.of() : Stream.of(key));
        return parts.collect(joining(", ", "create table " + name.quoted() + " (", ")"));
    }
}
