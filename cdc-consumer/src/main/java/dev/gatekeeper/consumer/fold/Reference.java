package dev.gatekeeper.consumer.fold;

import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.TableName;
import java.util.List;

/// A foreign key: rows of one table name rows of another.
///
/// @param columns of the table that refers; where it refers to a primary key, in that key's order
/// @param forms of the primary key that it refers to; empty where it refers to something else
public record Reference(TableName parent, List<Identifier> columns, List<KeyForm> forms) {

    public Reference {
        columns = List.copyOf(columns);
        forms = List.copyOf(forms);
    }

    boolean isByPrimaryKey() {
        return !forms.isEmpty();
    }
}
