package dev.gatekeeper.consumer.apply;

import static java.util.stream.Collectors.joining;

import dev.gatekeeper.changeset.Column;
import dev.gatekeeper.changeset.Columns;
import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.OldKeys;
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
            same.add("old." + name.quoted() + " " + table.column(name).equality() + " new." + name.quoted());
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

    /// Sets the columns that are present in the one row that the old keys name. Touches no row where none of the
    /// columns can be set.
    RowStatement update(Columns row, OldKeys oldKeys) throws RefusedException {
        var statement = new RowStatement.Builder();
        var one = !table.namesOneRow(oldKeys.columns());
        if (one) {
            pickOne(statement, oldKeys.columns());
        }
        statement.sql("update " + table.name().quoted() + " as t set ");
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
        if (one) {
            return statement
                    .sql(" from one where t.tableoid = one.tableoid and t.ctid = one.ctid")
                    .build();
        }
        statement.sql(" where ");
        return matching(statement, oldKeys.columns()).build();
    }

    RowStatement delete(OldKeys oldKeys) throws RefusedException {
        var statement = new RowStatement.Builder();
        if (table.namesOneRow(oldKeys.columns())) {
            statement.sql("delete from " + table.name().quoted() + " where ");
            return matching(statement, oldKeys.columns()).build();
        }
        return pickOne(statement, oldKeys.columns())
                .sql("delete from " + table.name().quoted()
                        + " as t using one where t.tableoid = one.tableoid and t.ctid = one.ctid")
                .build();
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

    /// Locks one of the rows that match, and gives it the name `one`. Where the sender left NULLs out, the row meant is
    /// the one whose other columns are all NULL: it comes first.
    private RowStatement.Builder pickOne(RowStatement.Builder statement, Columns oldKeys) throws RefusedException {
        statement.sql("with one as materialized (select tableoid, ctid from "
                + table.name().quoted() + " where ");
        matching(statement, oldKeys);
        var named = new HashSet<Identifier>();
        oldKeys.forEach(column -> named.add(column.name()));
        var others = table.all().stream()
                .filter(column -> !column.generated() && !named.contains(column.name()))
                .map(column -> column.name().quoted() + " is null")
                .toList();
        if (!others.isEmpty()) {
            statement.sql(" order by (" + String.join(" and ", others) + ") desc");
        }
        return statement.sql(" limit 1 for update) ");
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
