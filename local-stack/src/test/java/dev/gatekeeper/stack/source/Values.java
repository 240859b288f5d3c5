package dev.gatekeeper.stack.source;

import static java.util.Map.entry;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Random values of PostgreSQL's types, in their text form: the ones at the edges often, so that rows resemble
/// each other.
final class Values {

    private static final String LONG_TEXT = "0123456789 äöü € 😀 ".repeat(20);

    private static final Map<String, List<String>> EDGES = Map.ofEntries(
            entry("smallint", List.of("0", "-1", "32767", "-32768")),
            entry("integer", List.of("0", "1", "-1", "2147483647", "-2147483648")),
            entry("bigint", List.of("0", "9223372036854775807", "-9223372036854775808", "9007199254740993")),
            entry("oid", List.of("0", "4294967295")),
            entry("real", List.of("0", "-0", "1e-05", "3.4028235e38", "1e6", "16777216", "0.1", "NaN", "Infinity")),
            entry(
                    "double precision",
                    List.of("0", "-0", "1e-05", "1.7976931348623157e308", "0.1", "1e15", "1e16", "NaN", "-Infinity")),
            entry(
                    "numeric",
                    List.of(
                            "0",
                            "0.00",
                            "1.0",
                            "1.00",
                            "-1.10",
                            "9".repeat(60),
                            "1e40",
                            "0." + "0".repeat(30) + "1",
                            "NaN")),
            entry("money", List.of("0", "1234.56", "-0.5", "92233720368547758.07")),
            entry("boolean", List.of("t", "f")),
            entry("bit", List.of("000", "101", "111")),
            entry("bit varying", List.of("", "0110", "1111111")),
            entry("character", List.of("", " ", "x", "é")),
            entry("character varying", List.of("", "NULL", "v")),
            entry("text", List.of("", "NULL", "null", "t")),
            entry("uuid", List.of("a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11")),
            entry("\"char\"", List.of("a", "\"", "Z", " ")),
            entry("name", List.of("nm", "Na me", "é")),
            entry("bytea", List.of("\\x", "\\x00", "\\xdeadbeef00", "\\x5c78", "\\x" + "ff".repeat(300))),
            entry("xml", List.of("<a b=\"1\">t&amp;</a>", "text <b/>", "")),
            entry("json", List.of("null", "\"x\"", "{\"a\" : 1,  \"b\":[1, 2]}", "1e400", "{\"k\":1,\"k\":2}", "[ ]")),
            entry("jsonb", List.of("null", "\"é\\n\"", "{\"b\":[1,2],\"a\":1.50}", "0.10", "[]", "{\"\": {}}")),
            entry("jsonpath", List.of("$.a[*] ? (@ > 1)", "$", "strict $.\"x y\"")),
            entry("public.hstore", List.of("", "\"a b\"=>\"1\", c=>NULL", "x=>\"\\\"\"")),
            entry("tsvector", List.of("", "the quick:1A fox''s", "'a b' c:3")),
            entry("tsquery", List.of("", "quick & !fox", "'a b' <-> c")),
            entry("date", List.of("infinity", "-infinity", "0044-03-15 BC", "5874897-12-31", "2018-03-27")),
            entry("time without time zone", List.of("00:00", "24:00:00", "11:58:28.988414")),
            entry("time with time zone", List.of("00:00-15:59", "11:58:28+05:30", "24:00:00+00")),
            entry(
                    "timestamp without time zone",
                    List.of("infinity", "-infinity", "0044-03-15 10:00 BC", "2018-03-27 11:58:28.988414")),
            entry(
                    "timestamp with time zone",
                    List.of("infinity", "-infinity", "294276-12-31 23:59:59+00", "2018-03-27 11:58:28+02")),
            entry(
                    "interval",
                    List.of("0", "1 mon", "30 days", "720:00:00", "1 year 2 mons -3 days 04:05:06.789", "-1 s")),
            entry("integer[]", List.of("{}", "{1,2,NULL}", "[0:1]={5,6}", "{{1,2},{3,4}}")),
            entry("text[]", List.of("{}", "{a,\"b\\\"c\",\"d\\\\e\",\"NULL\",NULL,\"\",\" x,y\",é}", "{\"{\"}")),
            entry("character varying[]", List.of("{}", "{ab}", "{\"a b\",\"\"}")),
            entry("numeric[]", List.of("{1.5}", "{NaN,0.10}", "[2:3]={1,2}")),
            entry("double precision[]", List.of("{1.5,-0}", "{NaN,Infinity}")),
            entry("boolean[]", List.of("{t,f,NULL}", "{}")),
            entry("bytea[]", List.of("{\"\\\\x01\"}", "{\"\\\\x\",NULL}")),
            entry("timestamp without time zone[]", List.of("{\"2020-01-01 00:00:00\"}", "{infinity}")),
            entry("jsonb[]", List.of("{\"{\\\"a\\\": 1}\"}", "{\"null\",NULL}")),
            entry("public.mood", List.of("sad", "ok", "happy \"q\"")),
            entry("public.mood[]", List.of("{sad,\"happy \\\"q\\\"\"}", "{}")),
            entry("public.comp", List.of("(1,\"a,b \"\"c\"\" \\\\\\\\\",ok)", "(,\"\",)", "(,,)")),
            entry("public.comp[]", List.of("{\"(1,\\\"q\\\"\\\"x\\\",sad)\"}", "{NULL}")),
            entry("app.level", List.of("low", "hi")),
            entry("app.level[]", List.of("{low,hi}", "{}")),
            entry("public.dint", List.of("1", "2147483647")),
            entry("public.dtxt", List.of("", "dom", "é \"\\")),
            entry("public.dbool", List.of("t", "f")),
            entry("public.dnum", List.of("1.5", "-99999.999", "NaN")),
            entry("public.dbytea", List.of("\\x", "\\xabcd")),
            entry("public.ddate", List.of("2018-03-27", "infinity")),
            entry("public.dints", List.of("{}", "{1,NULL}", "[3:4]={1,2}")),
            entry("int4range", List.of("empty", "[1,5)", "(,10]", "(,)")),
            entry("int8range", List.of("empty", "(,10]", "[9223372036854775806,9223372036854775807)")),
            entry("numrange", List.of("[1.5,2.5]", "(1.50,2.5]", "empty")),
            entry("tsrange", List.of("[2020-01-01,2021-01-01)", "(,infinity]")),
            entry("tstzrange", List.of("[2020-01-01 00:00+00,)", "empty")),
            entry("daterange", List.of("[2020-01-01,2020-02-01]", "(,)")),
            entry("public.frange", List.of("[1.5,2)", "(-Infinity,NaN]")),
            entry("int4multirange", List.of("{}", "{[1,3),[5,6)}", "{(,)}")),
            entry("inet", List.of("192.168.1.5/24", "::1", "10.0.0.1", "2001:db8::/32")),
            entry("cidr", List.of("10.0.0.0/8", "::/0")),
            entry("macaddr", List.of("08:00:2b:01:02:03", "ff:ff:ff:ff:ff:ff")),
            entry("macaddr8", List.of("08:00:2b:01:02:03:04:05")),
            entry("point", List.of("(1.5,2)", "(0,-0)", "(NaN,Infinity)")),
            entry("line", List.of("{1,2,3}", "{0,1,0.1}")),
            entry("lseg", List.of("[(0,0),(1,1)]", "[(1,1),(0,0)]")),
            entry("box", List.of("(1,1),(0,0)", "(2,0.5),(0,0)", "(3,3),(3,3)")),
            entry("path", List.of("[(0,0),(1,1)]", "((0,0),(1,1))", "((0,0),(1,1),(2,0))")),
            entry("polygon", List.of("((0,0),(1,1),(2,0))", "((0,0))")),
            entry("circle", List.of("<(0,0),1>", "<(5,5),1>")),
            entry("pg_lsn", List.of("0/0", "16/B374D848")),
            entry("pg_snapshot", List.of("10:20:10,14", "1:1:")),
            entry("xid", List.of("0", "12")),
            entry("xid8", List.of("12345678901")),
            entry("tid", List.of("(0,1)", "(4294967295,65535)")),
            entry("public.\"Odd \"\"type\"", List.of("a", "b")));

    private static final Map<String, List<String>> ALIKE = Map.of(
            "numeric", List.of("1", "1.0", "1.00"),
            "interval", List.of("1 mon", "30 days", "720:00:00"),
            "box", List.of("(1,1),(0,0)", "(2,2),(1,1)", "(2,0.5),(0,0)"),
            "double precision", List.of("0", "-0"),
            "jsonb", List.of("{\"a\": 1}", "{\"a\": 1.0}"),
            "numeric[]", List.of("{1}", "{1.0}"),
            "json", List.of("{}", "{ }"));

    private final RandomGenerator random;

    Values(RandomGenerator random) {
        this.random = random;
    }

    /// A value for the column, or null for SQL's NULL.
    @Nullable
    String next(SourceTable.Column column) {
        if (column.nullable() && random.nextInt(6) == 0) {
            return null;
        }
        if (column.name().startsWith("alike")) {
            return any(Objects.requireNonNull(ALIKE.get(column.type())));
        }
        if (column.name().startsWith("big")) {
            return large(column.type());
        }
        if (column.name().equals("r") && column.type().equals("text")) {
            return any(List.of("a", "b", "c"));
        }
        if (column.small()) {
            return Integer.toString(random.nextInt(100));
        }
        var value = of(column);
        // What is no number is printed as null, so it can't be in a column that takes none.
        while (!column.nullable() && Set.of("NaN", "Infinity", "-Infinity").contains(value)) {
            value = of(column);
        }
        return value;
    }

    private String of(SourceTable.Column column) {
        if (random.nextInt(3) > 0) {
            var any = any(column);
            if (any != null) {
                return any;
            }
        }
        var edges = EDGES.get(column.type());
        if (column.limited() && column.type().equals("numeric")) {
            return "1.10";
        }
        if (edges == null) {
            throw new IllegalStateException("There are no values of the type " + column.type() + ".");
        }
        return any(edges);
    }

    private String any(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    private @Nullable String any(SourceTable.Column column) {
        return switch (column.type()) {
            case "smallint", "integer" -> Integer.toString(random.nextInt(-50, 50));
            case "bigint" -> Long.toString(random.nextLong());
            case "real" -> Float.toString(Float.intBitsToFloat(random.nextInt()));
            case "double precision" -> Double.toString(Double.longBitsToDouble(random.nextLong()));
            case "numeric" -> (column.limited() ? number(6, 2) : number(20, 10)).toPlainString();
            case "money" -> number(6, 2).toPlainString();
            case "text", "character varying", "public.dtxt" -> text();
            case "uuid" -> new UUID(random.nextInt(3), random.nextInt(3)).toString();
            case "bytea" -> "\\x" + HexFormat.of().formatHex(bytes(random.nextInt(20)));
            case "date", "timestamp without time zone" -> moment().toString();
            case "timestamp with time zone" -> moment() + "Z";
            default -> null;
        };
    }

    private String text() {
        return switch (random.nextInt(8)) {
            case 0 -> "";
            case 1 -> "tab\t nl\n cr\r q\" bs\\ sl/ \b\f \u0001\u001f\u007f";
            case 2 -> " é 日本 😀 \u2028 \u0085 <>&'";
            case 3 -> LONG_TEXT;
            case 4 -> "NULL";
            default -> "text " + random.nextInt(50);
        };
    }

    private String large(String type) {
        var bytes = HexFormat.of().formatHex(bytes(1_050 + random.nextInt(4)));
        return type.equals("bytea") ? "\\x" + bytes + bytes : bytes;
    }

    private BigDecimal number(int digits, int scale) {
        return new BigDecimal(new BigInteger(digits * 3, bits(digits)), scale)
                .multiply(random.nextBoolean() ? BigDecimal.ONE : BigDecimal.ONE.negate());
    }

    private java.util.Random bits(int digits) {
        return new java.util.Random(random.nextLong() ^ digits);
    }

    private LocalDateTime moment() {
        return LocalDateTime.ofInstant(
                Instant.ofEpochSecond(
                        random.nextLong(-2_000_000_000L, 4_000_000_000L), random.nextInt(1_000_000) * 1_000L),
                ZoneOffset.UTC);
    }

    private byte[] bytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
