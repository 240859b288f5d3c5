package dev.gatekeeper.changeset.contract;

import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.TableName;
import java.util.List;

/// Where a check finds what it needs to know of tables.
public interface TableLookup {

    TableKnowledge find(TableName table);

    /// The tables of a schema that may be suggested to who sent the change set: none that it may not see.
    List<TableName> suggestible(Identifier schema);
}
