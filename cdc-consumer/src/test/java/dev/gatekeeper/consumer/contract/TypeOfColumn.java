package dev.gatekeeper.consumer.contract;

import java.util.ArrayList;
import java.util.List;

/// A type that a generated column may have.
///
/// @param sql as it is declared
/// @param good texts that every column of the type takes
/// @param others texts that it may take or not
record TypeOfColumn(String sql, List<String> good, List<String> others) {

    /// What the types below need.
    static final String SETUP = """
            create type mood as enum ('sad', 'ok', 'happy');
            create domain short_text as varchar(3);
            create domain shorter_text as short_text;
            create domain needed as integer not null;
            create domain filled as integer not null default 7;
            """;

    static final List<TypeOfColumn> ALL = List.of(
            type("smallint", "1 -32768 +7", "32768 x 1.5 1e2", "", " 7 "),
            type("integer", "1 -2147483648 42", "2147483648 -2147483649 x 0.5", "", " 7"),
            type("bigint", "1 9223372036854775807", "9223372036854775808 -9223372036854775809 x"),
            type("numeric", "1.5 1e5 NaN -0.000", "x 1..2 1,5", ""),
            type("numeric(5,2)", "1.5 999.994 -12", "999.995 1000 -1e3 Infinity NaN x 0.001"),
            type("numeric(3,-2)", "1500 99900", "100000 99950 1 49 x"),
            type("real", "1.5 1e38 NaN", "1e39 1e-60 x"),
            type("double precision", "1.5 1e300 -Infinity", "1e400 x", ""),
            type("boolean", "true f 1", "maybe 2 o on", ""),
            type("text", "x ünï", "", ""),
            type(
                    "character varying(5)",
                    "x 12345",
                    "123456 ünïcö ünïcöd",
                    "12345   ",
                    "123  6",
                    "😀😀😀😀😀",
                    "😀😀😀😀😀😀"),
            type("character(4)", "x abcd", "abcde", "abcd  ", "ab  e", ""),
            type("character varying", "x", "", "a long one", ""),
            type("\"char\"", "x", "", ""),
            type("bit(3)", "101 b010", "1011 10 b1 xF x 2", ""),
            type("bit varying(4)", "101 xF b1", "10110 xFF 2", ""),
            type("bytea", "\\xff00 ff", "f zz \\xf \\xzz", "\\xff 00", ""),
            type("uuid", "6f1c2a52-5f0e-5b8e-9d0c-6b3e9a4f7d21", "6f1c2a52 x", ""),
            type("json", "{} 1 [1,2] \"x\"", "{ x [1,]", ""),
            type("jsonb", "{} 1 [1,2] \"x\"", "{ x 1e400000", ""),
            type("date", "2026-02-28 infinity 0001-01-01", "2026-02-30 2026-13-01 x", ""),
            type(
                    "timestamp without time zone",
                    "2026-02-28",
                    "2026-02-30 x",
                    "2026-02-28 25:00:00",
                    "2026-02-28 12:00:00.123456"),
            type(
                    "timestamp(0) with time zone",
                    "2026-02-28",
                    "x",
                    "2026-02-28 12:00:00.7+02",
                    "2026-02-28 12:60:00+02"),
            type("time without time zone", "12:00:00", "25:00:00 x", ""),
            type("interval", "01:00:00", "x", "1 day 02:00:00", "1 year 2 mons"),
            type("inet", "10.0.0.1 ::1 10.0.0.0/8", "10.0.0.256 x 10.0.0.1/33", ""),
            type("cidr", "10.0.0.0/8", "10.0.0.1/8 x"),
            type("macaddr", "08:00:2b:01:02:03", "08:00:2b:01:02 x"),
            type("integer[]", "{1,2} {} {NULL}", "{1,x} {1 1", ""),
            type("text[]", "{a,b} {}", "{a x", ""),
            type("int4range", "[1,5) empty (,5]", "[5,1) [1 x"),
            type("numrange", "[1.5,2] empty", "[3,1] x"),
            type("mood", "sad ok happy", "Sad hapy x", "", "sad "),
            type("short_text", "abc x", "abcd", "abc  ", ""),
            type("shorter_text", "abc x", "abcd", "abc d"),
            type("needed", "1 -7", "x 2147483648"),
            type("filled", "1 -7", "x 2147483648"));

    /// @param good as are `others`, parted by blanks
    /// @param more others, which have blanks inside or nothing
    private static TypeOfColumn type(String sql, String good, String others, String... more) {
        var all = new ArrayList<>(List.of(more));
        all.addAll(split(others));
        return new TypeOfColumn(sql, split(good), all);
    }

    private static List<String> split(String texts) {
        return texts.isEmpty() ? List.of() : List.of(texts.split(" "));
    }

    boolean isDomainThatTakesNoNull() {
        return sql.equals("needed") || sql.equals("filled");
    }
}
