package dev.gatekeeper.faults.workload;

import static java.util.stream.Collectors.toMap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// The result tables. In each of them it shows when a change set was lost, came twice or came at another time
/// than it should have: no table forgives all three, and most forgive none. Every row belongs to a stream,
/// since between streams there is no order.
public final class Schema {

    public static final String ACCOUNT = "account";
    public static final String PURCHASE = "purchase";
    public static final String LINE = "purchase_line";
    public static final String ENTRY = "entry";
    public static final String JOURNAL = "journal";
    public static final String EVENT = "event";

    /// The column of the journal that PostgreSQL numbers the rows by, in the order in which they were inserted.
    public static final String JOURNAL_POSITION = "position";

    /// The column of the journal that bears the number of the change set within its stream.
    public static final String JOURNAL_NUMBER = "number";

    public static final String STREAM = "stream";

    public static final String DDL = """
            -- The last writer wins, column by column; keys move, go and come again.
            create table account (
                stream  text           not null,
                id      integer        not null,
                balance bigint         not null check (balance >= 0),
                note    text           default 'new',
                amount  numeric(12, 2),
                open    boolean,
                seen    timestamp,
                primary key (stream, id)
            );

            -- Parents and children, checked at the end: what is refused depends on what came before.
            create table purchase (
                stream text    not null,
                id     integer not null,
                state  text    not null,
                primary key (stream, id)
            );
            create table purchase_line (
                stream   text    not null,
                purchase integer not null,
                line     integer not null,
                what     text,
                primary key (stream, purchase, line),
                foreign key (stream, purchase) references purchase deferrable initially deferred
            );

            -- No primary key, so nothing is overwritten: the second insert of a number is refused.
            create table entry (
                stream text    not null,
                number integer not null,
                amount bigint  not null,
                unique (stream, number)
            );

            -- One row for each change set, numbered in the order of their coming; a second one stands beside the first.
            create table journal (
                position bigint generated always as identity,
                stream   text   not null,
                number   bigint not null,
                what     text
            );

            -- No key at all: equal rows stand side by side, and one change touches one of them.
            create table event (
                stream text    not null,
                kind   text    not null,
                n      integer not null
            );
            """;

    public static final Map<String, Table> TABLES = List.of(
                    new Table(
                            ACCOUNT,
                            columns(
                                    "stream",
                                    "text",
                                    "id",
                                    "integer",
                                    "balance",
                                    "bigint",
                                    "note",
                                    "text",
                                    "amount",
                                    "numeric(12,2)",
                                    "open",
                                    "boolean",
                                    "seen",
                                    "timestamp without time zone"),
                            Map.of("note", "new"),
                            Set.of("stream", "id", "balance"),
                            List.of("stream", "id"),
                            List.of(),
                            "balance",
                            null),
                    new Table(
                            PURCHASE,
                            columns("stream", "text", "id", "integer", "state", "text"),
                            Map.of(),
                            Set.of("stream", "id", "state"),
                            List.of("stream", "id"),
                            List.of(),
                            null,
                            null),
                    new Table(
                            LINE,
                            columns("stream", "text", "purchase", "integer", "line", "integer", "what", "text"),
                            Map.of(),
                            Set.of("stream", "purchase", "line"),
                            List.of("stream", "purchase", "line"),
                            List.of(),
                            null,
                            new Table.Reference(List.of("stream", "purchase"), PURCHASE)),
                    new Table(
                            ENTRY,
                            columns("stream", "text", "number", "integer", "amount", "bigint"),
                            Map.of(),
                            Set.of("stream", "number", "amount"),
                            List.of(),
                            List.of("stream", "number"),
                            null,
                            null),
                    new Table(
                            JOURNAL,
                            columns("stream", "text", "number", "bigint", "what", "text"),
                            Map.of(),
                            Set.of("stream", "number"),
                            List.of(),
                            List.of(),
                            null,
                            null),
                    new Table(
                            EVENT,
                            columns("stream", "text", "kind", "text", "n", "integer"),
                            Map.of(),
                            Set.of("stream", "kind", "n"),
                            List.of(),
                            List.of(),
                            null,
                            null))
            .stream()
            .collect(toMap(Table::name, Function.identity(), (one, _) -> one, LinkedHashMap::new));

    private Schema() {}

    private static Map<String, String> columns(String... namesAndTypes) {
        var columns = new LinkedHashMap<String, String>();
        for (var at = 0; at < namesAndTypes.length; at += 2) {
            columns.put(namesAndTypes[at], namesAndTypes[at + 1]);
        }
        return columns;
    }
}
