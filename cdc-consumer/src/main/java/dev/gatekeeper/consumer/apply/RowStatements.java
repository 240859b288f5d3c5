package dev.gatekeeper.consumer.apply;

import static java.util.stream.Collectors.joining;

import dev.gatekeeper.changeset.Column;
import dev.gatekeeper.changeset.Columns;
import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.consumer.catalog.RefusedException;
import dev.gatekeeper.consumer.catalog.Table;
import dev.gatekeeper.consumer.catalog.TableColumn;
import dev.gatekeeper.consumer.catalog.UniqueKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// The statements that write one row of a table. Identifiers are quoted, operators and types qualified, values bound.
record RowStatements(Table table) {

    RowStatement insert(Columns row) throws RefusedException {
        return insertInto(row, "").build();
    }

    /// Inserts, or overwrites the row that has the primary key. Gives true where it overwrote.
    RowStatement upsert(Columns row, UniqueKey primaryKey) throws RefusedException {
        var key = primaryKey.columns();
        var overwritten = settable(row).stream()
                .map(TableColumn::name)
                .filter(name -> !key.contains(name))
                .map(name -> name.quoted() + " = excluded." + name.quoted())
                .collect(joining(", "));
        var same = new ArrayList<String>();
        for (var name : key) {
            same.add(table.column(name).equal("old." + name.quoted(), "new." + name.quoted()));
        }
        return insertInto(row, " as new")
                .sql(" on conflict (" + key.stream().map(Identifier::quoted).collect(joining(", ")) + ") do ")
                .sql(overwritten.isEmpty() ? "nothing" : "update set " + overwritten)
                // The statement's snapshot is from before it, so the subquery sees the row that was there, not the new
                // one.
                .sql(" returning exists (select from " + table.name().quoted() + " as old where "
                        + String.join(" and ", same) + ")")
                .build();
    }

    private RowStatement.Builder insertInto(Columns row, String alias) throws RefusedException {
        var statement =
                new RowStatement.Builder().sql("insert into " + table.name().quoted() + alias);
        var written = new ArrayList<Column>();
        for (var column : row) {
            if (!table.column(column.name()).generated()) {
                written.add(column);
            }
        }
        if (written.isEmpty()) {
            return statement.sql(" default values");
        }
        statement.sql(written.stream().map(column -> column.name().quoted()).collect(joining(", ", " (", ")")));
        statement.sql(" overriding system value values (");
        var separator = "";
        for (var column : written) {
            var target = table.column(column.name());
            statement.sql(separator + target.parameter(), target.rendering(column.value()));
            separator = ", ";
        }
        return statement.sql(")");
    }

    /// Sets the columns that are present in one row, of which at least one can be set.
    RowStatement update(Columns row, RowName one) throws RefusedException {
        var statement = new RowStatement.Builder().sql("update " + table.name().quoted() + " set ");
        var separator = "";
        var settable = settable(row);
        for (var column : row) {
            var target = table.column(column.name());
            if (settable.contains(target)) {
                statement.sql(
                        separator + target.name().quoted() + " = " + target.parameter(),
                        target.rendering(column.value()));
                separator = ", ";
            }
        }
        return where(statement, one).build();
    }

    RowStatement delete(RowName one) throws RefusedException {
        var statement =
                new RowStatement.Builder().sql("delete from " + table.name().quoted());
        return where(statement, one).build();
    }

    boolean setsNothing(Columns row) throws RefusedException {
        return settable(row).isEmpty();
    }

    private List<TableColumn> settable(Columns row) throws RefusedException {
        var settable = new ArrayList<TableColumn>();
        for (var column : row) {
            var target = table.column(column.name());
            if (!target.generated() && !target.identityAlways()) {
                settable.add(target);
            }
        }
        return settable;
    }

    /// Locks one of the rows that match, and gives its [RowName.Address]. Where the sender left NULLs out, the
    /// row meant is the one whose other columns are all NULL: it comes first.
    ///
    /// Where a key may stand twice until the transaction's end, the row meant is the one that has had it for the
    /// longest time: another has been given it on the way, as where keys are swapped.
    RowStatement lockOne(Columns oldKeys) throws RefusedException {
        var statement = new RowStatement.Builder()
                .sql("select tableoid, ctid from " + table.name().quoted() + " where ");
        matching(statement, oldKeys);
        var named = new HashSet<Identifier>();
        oldKeys.forEach(column -> named.add(column.name()));
        var others = table.all().stream()
                .filter(column -> !column.generated() && !named.contains(column.name()))
                .map(column -> column.name().quoted() + " is null")
                .collect(joining(" and "));
        var order = new Separator(" order by ", ", ");
        sameFirst(statement, order, oldKeys);
        if (!others.isEmpty()) {
            statement.sql(order.next() + "(" + others + ") desc");
        }
        if (table.namesOneRowAtTheEnd(oldKeys)) {
            statement.sql(order.next() + "pg_catalog.age(xmin) desc, cast(cast(cmin as text) as bigint)");
        }
        return statement.sql(" limit 1 for update").build();
    }

    /// Values may be equal and not the same, as 1.0 and 1.00 are: the row that has the same ones comes first.
    private void sameFirst(RowStatement.Builder statement, Separator order, Columns oldKeys) throws RefusedException {
        var and = new Separator("(", " and ");
        for (var column : oldKeys) {
            var target = table.column(column.name());
            if (column.value() != null && target.equality() != null) {
                statement.sql(
                        (and.isFirst() ? order.next() : "") + and.next()
                                + target.asText(target.name().quoted()) + " operator(pg_catalog.=) "
                                + target.asText(target.parameter()),
                        target.rendering(column.value()));
            }
        }
        if (!and.isFirst()) {
            statement.sql(") desc");
        }
    }

    /// What stands before the first of a list's parts, and what before each other.
    private static final class Separator {
        private final String first;
        private final String other;
        private boolean begun;

        Separator(String first, String other) {
            this.first = first;
            this.other = other;
        }

        boolean isFirst() {
            return !begun;
        }

        String next() {
            var now = begun ? other : first;
            begun = true;
            return now;
        }
    }

    private RowStatement.Builder where(RowStatement.Builder statement, RowName one) throws RefusedException {
        statement.sql(" where ");
        return switch (one) {
            case RowName.Key(var oldKeys) -> matching(statement, oldKeys);
            case RowName.Address(var tableOid, var tuple) ->
                statement.sql("tableoid = cast(? as oid)", tableOid).sql(" and ctid = cast(? as tid)", tuple);
        };
    }

    private RowStatement.Builder matching(RowStatement.Builder statement, Columns oldKeys) throws RefusedException {
        var separator = "";
        for (var column : oldKeys) {
            var target = table.column(column.name());
            statement.sql(separator);
            if (column.value() == null) {
                statement.sql(target.name().quoted() + " is null");
            } else {
                statement.sql(target.equalsParameter(), target.rendering(column.value()));
            }
            separator = " and ";
        }
        return statement;
    }
}
