package dev.gatekeeper.stack.source;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// All rows of all tables, as texts that mean the same in every database.
record Rows(Map<String, List<String>> byTable) {

    static final String SESSION = """
            set search_path = ''; set datestyle = 'ISO, MDY'; set intervalstyle = postgres; set timezone = 'UTC';
            set extra_float_digits = 1; set bytea_output = hex; set lc_monetary = 'C'; set xmloption = content""";

    private static final Set<String> PRINTED_AS_NULL = Set.of("real", "double precision", "numeric");

    static Rows of(Connection connection, List<SourceTable> tables) throws SQLException {
        var rows = new LinkedHashMap<String, List<String>>();
        try (var statement = connection.createStatement()) {
            statement.execute(SESSION);
            for (var table : tables) {
                if (!table.partitioned()) {
                    rows.put(table.name(), rows(statement.executeQuery(query(table))));
                }
            }
        }
        return new Rows(rows);
    }

    /// What these rows have and the others don't, and the other way round: a few lines for each table that differs.
    List<String> differencesFrom(Rows others) {
        var differences = new ArrayList<String>();
        byTable.forEach((table, rows) -> {
            var missing = new ArrayList<>(rows);
            var surplus = new ArrayList<String>();
            for (var row : others.byTable.getOrDefault(table, List.of())) {
                if (!missing.remove(row)) {
                    surplus.add(row);
                }
            }
            if (!missing.isEmpty() || !surplus.isEmpty()) {
                differences.add(table + "\n  only here: " + missing + "\n  only there: " + surplus);
            }
        });
        return differences;
    }

    /// These rows, as far as they are of such tables.
    Rows of(Set<String> tables) {
        var some = new LinkedHashMap<>(byTable);
        some.keySet().retainAll(tables);
        return new Rows(some);
    }

    private static String query(SourceTable table) {
        return table.columns().stream().map(Rows::text).collect(joining(", ", "select array[", "]::text from "))
                + table.name();
    }

    /// wal2json prints what is no number as null.
    private static String text(SourceTable.Column column) {
        return PRINTED_AS_NULL.contains(column.type())
                ? "case when %1$s in ('NaN', 'Infinity', '-Infinity') then null else %1$s::text end"
                        .formatted(column.quoted())
                : column.quoted() + "::text";
    }

    private static List<String> rows(ResultSet result) throws SQLException {
        var rows = new ArrayList<String>();
        while (result.next()) {
            rows.add(result.getString(1));
        }
        rows.sort(null);
        return rows;
    }
}
