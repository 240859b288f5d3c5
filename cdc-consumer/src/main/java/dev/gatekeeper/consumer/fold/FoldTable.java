package dev.gatekeeper.consumer.fold;

import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.TableName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What a fold has to know of a table: enough to tell which changes of its rows can stand for others. One object for
/// each table; compared by identity. Immutable.
public final class FoldTable {

    private final TableName name;
    private final Map<Identifier, FoldColumn> columns;
    private final List<Identifier> key;
    private final List<KeyForm> forms;
    private final boolean ordered;
    private final boolean checked;
    private final boolean strict;
    private final List<Reference> references;
    private final Set<Identifier> referring;
    private final Set<TableName> referredToBy;
    private final boolean whollySettable;

    /// @param columns in the table's order
    /// @param key the primary key; empty where there is none
    /// @param forms of the key's columns
    /// @param ordered whether the order in which rows are written can tell, as where there are other unique indexes
    /// @param checked whether a row can be refused for something else than one of its values, as by a check
    /// @param strict whether an insert is refused where its key is taken
    /// @param references the foreign keys of this table
    /// @param referredToBy the tables with foreign keys to this one
    public FoldTable(
            TableName name,
            Map<Identifier, FoldColumn> columns,
            List<Identifier> key,
            List<KeyForm> forms,
            boolean ordered,
            boolean checked,
            boolean strict,
            List<Reference> references,
            Set<TableName> referredToBy) {
        this.name = name;
        this.columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        this.key = List.copyOf(key);
        this.forms = List.copyOf(forms);
        this.ordered = ordered;
        this.checked = checked;
        this.strict = strict;
        this.references = List.copyOf(references);
        this.referring = references.stream()
                .flatMap(reference -> reference.columns().stream())
                .collect(Collectors.toUnmodifiableSet());
        this.referredToBy = Set.copyOf(referredToBy);
        this.whollySettable = columns.values().stream()
                .allMatch(column -> column.settable() || !column.written() || key.contains(column.name()));
    }

    public TableName name() {
        return name;
    }

    public List<Identifier> key() {
        return key;
    }

    public boolean isOrdered() {
        return ordered;
    }

    public boolean isStrict() {
        return strict;
    }

    public List<Reference> references() {
        return references;
    }

    public boolean isReferringToItself() {
        return referredToBy.contains(name);
    }

    Set<TableName> referredToBy() {
        return referredToBy;
    }

    Map<Identifier, FoldColumn> columns() {
        return columns;
    }

    List<KeyForm> forms() {
        return forms;
    }

    boolean isChecked() {
        return checked;
    }

    boolean isReferring(Identifier column) {
        return referring.contains(column);
    }

    /// Whether a row of this shape says all that an insert can say.
    boolean isWholeIn(Shape shape) {
        return columns.values().stream().allMatch(column -> !column.written() || shape.placeOf(column.name()) >= 0);
    }

    /// Whether an update can set every column but the key's that an insert can write.
    boolean isWhollySettable() {
        return whollySettable;
    }
}
