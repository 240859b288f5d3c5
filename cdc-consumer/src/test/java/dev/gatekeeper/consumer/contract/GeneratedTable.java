package dev.gatekeeper.consumer.contract;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// A table that is made up: columns of all kinds, and keys, identities and triggers as chance has it.
///
/// @param writable the columns that have values of their own in the row that always can be inserted
record GeneratedTable(String name, List<Column> columns, List<Column> writable, String sql) {

    /// Types whose values can be in a key.
    private static final Set<String> KEYS =
            Set.of("smallint", "integer", "bigint", "numeric", "text", "character varying(5)", "uuid", "date", "mood");

    /// @param notNull whether the column itself says so
    record Column(String name, TypeOfColumn type, boolean notNull, String suffix) {

        boolean takesNull() {
            return !notNull && !type.isDomainThatTakesNoNull();
        }
    }

    static GeneratedTable of(String name, Random random) {
        var columns = new ArrayList<Column>();
        var writable = new ArrayList<Column>();
        for (int at = 0; at < 2 + random.nextInt(6); at++) {
            var type = TypeOfColumn.ALL.get(random.nextInt(TypeOfColumn.ALL.size()));
            var notNull = random.nextInt(3) == 0;
            var suffix = (notNull ? " not null" : "")
                    + (random.nextInt(5) == 0
                            ? " default " + literal(type.good().getFirst())
                            : "");
            var column = new Column("col_" + at, type, notNull, suffix);
            columns.add(column);
            writable.add(column);
        }
        if (random.nextInt(3) == 0) {
            columns.add(new Column(
                    "made",
                    integer(),
                    false,
                    " generated always as (1 + 1) " + (random.nextBoolean() ? "stored" : "virtual")));
        }
        if (random.nextInt(3) == 0) {
            columns.add(new Column(
                    "number",
                    integer(),
                    true,
                    " generated " + (random.nextBoolean() ? "always" : "by default") + " as identity"));
        }
        var key = key(columns, random);
        var sql = "create table " + name + " ("
                + columns.stream()
                        .map(column -> column.name() + " " + column.type().sql() + column.suffix())
                        .collect(joining(", "))
                + key + ")" + (random.nextInt(8) == 0 ? triggerOn(name) : "");
        return new GeneratedTable(name, columns, withKey(writable, columns, key), sql);
    }

    private static String key(List<Column> columns, Random random) {
        var candidates = columns.stream()
                .filter(column ->
                        KEYS.contains(column.type().sql()) && !column.suffix().contains("("))
                .map(Column::name)
                .toList();
        if (candidates.isEmpty() || random.nextInt(5) == 0) {
            return "";
        }
        var size = 1 + random.nextInt(Math.min(2, candidates.size()));
        var names = String.join(", ", candidates.subList(0, size));
        return switch (random.nextInt(6)) {
            case 0 -> ", unique (" + names + ")";
            case 1 -> ", primary key (" + names + ") deferrable";
            default -> ", primary key (" + names + ")";
        };
    }

    /// A key's columns take no NULL any more.
    private static List<Column> withKey(List<Column> writable, List<Column> columns, String key) {
        return columns.stream()
                .filter(column ->
                        writable.contains(column) || (column.name().equals("number") && key.contains("number")))
                .toList();
    }

    private static String triggerOn(String table) {
        return "; create function fill_" + table + "() returns trigger language plpgsql as 'begin return new; end';"
                + " create trigger fill before insert or update on " + table + " for each row execute function fill_"
                + table + "()";
    }

    /// Empties the table, and puts the one row there.
    String reset() {
        return "truncate " + name + "; insert into " + name + " ("
                + writable.stream().map(Column::name).collect(joining(", ")) + ") overriding system value values ("
                + writable.stream()
                        .map(column -> literal(column.type().good().getFirst()))
                        .collect(joining(", "))
                + ")";
    }

    private static TypeOfColumn integer() {
        return TypeOfColumn.ALL.stream()
                .filter(type -> type.sql().equals("integer"))
                .findFirst()
                .orElseThrow();
    }

    /// bytea without \x would be read as characters.
    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
