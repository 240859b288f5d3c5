package dev.gatekeeper.consumer.apply;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Change sets over tables of many kinds, with few keys, so that the same rows are met again and again, and with values
/// of which some are refused.
final class RandomChangeSets {

    static final String TABLES = """
        create domain public.small as integer check (value < 8);
        create table public.plain (a integer, b text, c numeric(6, 2), d text default 'd', primary key (a, b));
        create table public.parent (id integer primary key, name text not null);
        create table public.child (id integer primary key, parent_id integer references public.parent, v varchar(3));
        create table public.grandchild (id integer primary key, child_id bigint not null references public.child);
        create table public.self (id integer primary key, up integer references public.self);
        create table public.uniq (id integer primary key, u integer unique, w text);
        create table public.checked (id integer primary key, low integer, high integer, check (low <= high));
        create table public.loose (x integer, y varchar(4));
        create table public.ident (id integer primary key, g integer generated always as identity, v text,
            twice integer generated always as (id * 2) stored);
        create table public.judged (id integer primary key, v varchar(3), x jsonpath);
        create table public.keyonly (k varchar(2) primary key);
        create table public.domained (id uuid primary key, s public.small, e text not null);
        create table public.late (id integer primary key,
            parent_id integer references public.parent deferrable initially deferred);
        create table public.cascaded (id integer primary key, v text);
        create table public.cascading (id integer primary key,
            cascaded_id integer references public.cascaded on delete cascade);
        create table public.partial (id integer primary key, v text);
        create unique index on public.partial (v) where id < 3;
        create table public.moments (at timestamptz primary key, v date);
        """;

    /// Every row of every table, and which it is of.
    static final String ROWS = Pattern.compile("create table public\\.(\\w+)")
            .matcher(TABLES)
            .results()
            .map(table -> "select '%1$s' || t::text from public.%1$s t".formatted(table.group(1)))
            .collect(joining(" union all ", "", " "));

    private final Random random;

    RandomChangeSets(Random random) {
        this.random = random;
    }

    /// @param column its name
    /// @param type as declared
    /// @param value makes JSON
    private record Part(String column, String type, boolean key, Supplier<String> value) {}

    List<String> next(int count) {
        var bodies = new ArrayList<String>();
        for (var at = 0; at < count; at++) {
            var changes = new ArrayList<String>();
            for (var size = 1 + random.nextInt(4); size > 0; size--) {
                changes.add(change());
            }
            bodies.add("{\"change\":[" + String.join(",", changes) + "]}");
        }
        return bodies;
    }

    private String change() {
        var id = part("id", "integer", true, () -> number(5));
        return switch (random.nextInt(20)) {
            case 0, 1 ->
                row(
                        "plain",
                        part("a", "integer", true, () -> number(3)),
                        part("b", "text", true, () -> text(2)),
                        part("c", "numeric", false, () -> random.nextInt(30) == 0 ? "123456.7" : number(50) + ".5"),
                        part("d", "text", false, () -> text(9)));
            case 2, 3 ->
                row("parent", id, part("name", "text", false, () -> random.nextInt(12) == 0 ? "null" : text(9)));
            case 4, 5 ->
                row(
                        "child",
                        id,
                        part("parent_id", "integer", false, this::reference),
                        part("v", "character varying", false, () -> random.nextInt(20) == 0 ? "\"long\"" : text(9)));
            case 6 -> row("grandchild", id, part("child_id", "bigint", false, this::reference));
            case 7 -> row("self", id, part("up", "integer", false, this::reference));
            case 8 ->
                row("uniq", id, part("u", "integer", false, () -> number(6)), part("w", "text", false, () -> text(9)));
            case 9 ->
                row(
                        "checked",
                        id,
                        part("low", "integer", false, () -> number(6)),
                        part("high", "integer", false, () -> number(9)));
            case 10 ->
                insert(
                        "loose",
                        List.of(
                                part("x", "integer", false, () -> number(9)),
                                part("y", "varchar", false, () -> random.nextInt(15) == 0 ? "\"too long\"" : text(9))));
            case 11 ->
                row(
                        "ident",
                        id,
                        part("g", "integer", false, () -> number(9)),
                        part("v", "text", false, () -> text(9)),
                        part("twice", "integer", false, () -> number(9)));
            case 12 -> row("keyonly", part("k", "character varying(2)", true, () -> text(4)));
            case 13 ->
                row(
                        "domained",
                        part("id", "uuid", true, () -> "\"00000000-0000-0000-0000-00000000000" + number(4) + "\""),
                        part("s", "small", false, () -> "\"" + number(9) + "\""),
                        part("e", "text", false, () -> text(9)));
            case 14 -> row("late", id, part("parent_id", "integer", false, this::reference));
            case 15 ->
                random.nextBoolean()
                        ? row("cascaded", id, part("v", "text", false, () -> text(9)))
                        : row("cascading", id, part("cascaded_id", "integer", false, this::reference));
            case 16, 17 ->
                row(
                        "judged",
                        part("id", "integer", true, () -> number(3)),
                        part("v", "character varying", false, () -> random.nextInt(6) == 0 ? "\"four\"" : text(9)),
                        part("x", "jsonpath", false, () -> random.nextInt(6) == 0 ? "\"$[\"" : "\"$.a\""));
            case 18 -> row("partial", id, part("v", "text", false, () -> text(4)));
            default ->
                row(
                        "moments",
                        part(
                                "at",
                                "timestamp with time zone",
                                true,
                                () -> "\"2026-01-0" + (1 + random.nextInt(4))
                                        + (random.nextBoolean() ? " 00:00:00+00\"" : " 00:00:00.000+00\"")),
                        part("v", "text", false, () -> "\"2026-02-" + (random.nextInt(12) == 0 ? 30 : 11) + "\""));
        };
    }

    private static Part part(String column, String type, boolean key, Supplier<String> value) {
        return new Part(column, type, key, value);
    }

    private String number(int bound) {
        return Integer.toString(random.nextInt(bound));
    }

    private String reference() {
        return random.nextInt(8) == 0 ? "null" : number(6);
    }

    private String text(int bound) {
        return "\"" + (char) ('a' + random.nextInt(bound)) + "\"";
    }

    private String row(String table, Part... parts) {
        var all = List.of(parts);
        return switch (random.nextInt(5)) {
            case 0, 1 -> insert(table, without(all, 10));
            case 2, 3 -> update(table, all);
            default -> "{\"kind\":\"delete\",\"table\":\"" + table + "\",\"oldkeys\":" + oldKeys(keys(all)) + "}";
        };
    }

    /// Sometimes a column is left out that is not of the key.
    private List<Part> without(List<Part> parts, int oneIn) {
        return parts.stream()
                .filter(part -> part.key() || part.column().equals("g") || random.nextInt(oneIn) > 0)
                .toList();
    }

    private static List<Part> keys(List<Part> parts) {
        return parts.stream().filter(Part::key).toList();
    }

    private String insert(String table, List<Part> parts) {
        return "{\"kind\":\"insert\",\"table\":\"" + table + "\"," + columns(parts, values(parts)) + "}";
    }

    /// Mostly the key stays what it is.
    private String update(String table, List<Part> all) {
        var keys = keys(all);
        var old = values(keys);
        var parts = without(all, 5);
        var row = values(parts);
        if (random.nextInt(12) > 0) {
            for (var at = 0; at < parts.size(); at++) {
                if (parts.get(at).key()) {
                    row.set(at, old.get(keys.indexOf(parts.get(at))));
                }
            }
        }
        return "{\"kind\":\"update\",\"table\":\"" + table + "\"," + columns(parts, row) + ",\"oldkeys\":"
                + names("key", keys, old) + "}";
    }

    private String oldKeys(List<Part> keys) {
        return names("key", keys, values(keys));
    }

    private static List<String> values(List<Part> parts) {
        return new ArrayList<>(parts.stream().map(part -> part.value().get()).toList());
    }

    private static String columns(List<Part> parts, List<String> values) {
        var whole = names("column", parts, values);
        return whole.substring(1, whole.length() - 1);
    }

    private static String names(String prefix, List<Part> parts, List<String> values) {
        return "{\"" + prefix + "names\":"
                + parts.stream().map(part -> "\"" + part.column() + "\"").toList()
                + ",\"" + prefix + "types\":"
                + parts.stream().map(part -> "\"" + part.type() + "\"").toList()
                + ",\"" + prefix + "values\":" + values + "}";
    }
}
