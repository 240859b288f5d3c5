package dev.gatekeeper.consumer.fold;

import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.TableName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Two tables, of which one refers to the other. Keys and marks take no NULL, and have no default. References are
/// checked after each statement, as PostgreSQL does.
final class ModelDatabase {

    static final Identifier ID = new Identifier("id");
    static final Identifier NOTE = new Identifier("note");
    static final Identifier MARK = new Identifier("mark");
    static final Identifier OWNER = new Identifier("owner");

    private static final TableName OWNERS = TableName.of("public", "owners");
    private static final TableName THINGS = TableName.of("public", "things");
    private static final KeyForm INTEGER = new KeyForm(KeyForm.Kind.INTEGER, -1);

    static final FoldTable PARENT = table(OWNERS, List.of(ID, NOTE, MARK), List.of(), Set.of(THINGS));
    static final FoldTable CHILD = table(
            THINGS,
            List.of(ID, NOTE, OWNER),
            List.of(new Reference(OWNERS, List.of(OWNER), List.of(INTEGER))),
            Set.of());

    private final ModelTable parents = new ModelTable();
    private final ModelTable children = new ModelTable();

    private static FoldTable table(
            TableName name, List<Identifier> names, List<Reference> references, Set<TableName> referredToBy) {
        Map<Identifier, FoldColumn> columns = new LinkedHashMap<>();
        for (var column : names) {
            var required = column.equals(ID) || column.equals(MARK);
            columns.put(
                    column,
                    new FoldColumn(
                            column, true, true, required, !required, text -> !text.equals(ModelTable.REFUSED_VALUE)));
        }
        return new FoldTable(
                name, columns, List.of(ID), List.of(INTEGER), false, false, false, references, referredToBy);
    }

    /// Does the changes one by one.
    ///
    /// @throws ModelTable.Refused where one is refused
    void change(List<RowOp> ops, List<Tally> tallies) {
        for (var member = 0; member < ops.size(); member++) {
            var op = ops.get(member);
            of(op.table()).change(op, tallies.get(member));
            checkReferences();
        }
    }

    /// Does what the stages say.
    ///
    /// @throws ModelTable.Refused where something is refused
    void write(List<Stage> stages, List<Tally> tallies) {
        for (var stage : stages) {
            var tables = stage.parentsFirst();
            for (var table : tables.reversed()) {
                of(table.table()).delete(table.rows(), tallies);
                checkReferences();
            }
            for (var table : tables) {
                of(table.table()).insertAndUpdate(table.rows(), tallies);
                checkReferences();
            }
        }
    }

    private ModelTable of(FoldTable table) {
        return table == PARENT ? parents : children;
    }

    private void checkReferences() {
        if (!children.values(OWNER).allMatch(parents::has)) {
            throw new ModelTable.Refused();
        }
    }

    @Override
    public String toString() {
        return "owners " + parents + ", things " + children;
    }
}
