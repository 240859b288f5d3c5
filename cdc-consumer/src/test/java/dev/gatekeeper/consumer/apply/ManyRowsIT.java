package dev.gatekeeper.consumer.apply;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.consumer.Sink;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// More rows than one statement takes.
class ManyRowsIT {

    private static final int ROWS = 4_500;

    private Sink sink;

    @BeforeEach
    void start() {
        sink = Sink.start(Map.of());
    }

    @AfterEach
    void stop() {
        sink.close();
    }

    @Test
    void eachIsWrittenAndCountedOnce() {
        sink.execute("create table public.t (a int primary key, b text)");
        var half = ROWS / 2;

        sink.apply(sink.record(changes(half, at -> insert("t", "[\"a\", \"b\"]", "[" + at + ", \"first\"]"))));
        sink.apply(
                sink.record(changes(ROWS, at -> insert("t", "[\"a\", \"b\"]", "[" + at + ", \"second\"]"))),
                sink.record(changes(10, at -> update(ROWS + at))));
        sink.apply(sink.record(changes(ROWS, ManyRowsIT::update)));
        sink.apply(sink.record(changes(ROWS + 1, ManyRowsIT::delete)));

        assertThat(sink.query("select (inserted, updated, deleted, overwritten, missing)::text from cdc.change_set"
                        + " order by log_offset"))
                .containsExactly(
                        "(%d,0,0,0,0)".formatted(half),
                        "(%d,0,0,%d,0)".formatted(ROWS, half),
                        "(0,0,0,0,10)",
                        "(0,%d,0,0,0)".formatted(ROWS),
                        "(0,0,%d,0,1)".formatted(ROWS));
        assertThat(sink.query("select count(*)::text from public.t")).containsExactly("0");
    }

    @Test
    void rowsMayReferToRowsThatComeLaterInTheOrderOfKeys() {
        sink.execute("create table public.tree (id int primary key, parent int references public.tree)");

        var committed = sink.apply(sink.record(changes(ROWS, at -> {
            var id = ROWS - at;
            return insert("tree", "[\"id\", \"parent\"]", "[" + id + ", " + (at == 0 ? "null" : id + 1) + "]");
        })));

        assertThat(committed.rejected()).isZero();
        assertThat(sink.query("select count(parent)::text from public.tree")).containsExactly(String.valueOf(ROWS - 1));
    }

    private static String changes(int count, IntFunction<String> change) {
        return IntStream.range(0, count).mapToObj(change).collect(joining(",", "{\"change\":[", "]}"));
    }

    private static String insert(String table, String names, String values) {
        return "{\"kind\":\"insert\",\"table\":\"%s\",\"columnnames\":%s,\"columnvalues\":%s}"
                .formatted(table, names, values);
    }

    private static String update(int key) {
        return "{\"kind\":\"update\",\"table\":\"t\",\"columnnames\":[\"b\"],\"columnvalues\":[\"third\"],"
                + oldKeys(key) + "}";
    }

    private static String delete(int key) {
        return "{\"kind\":\"delete\",\"table\":\"t\"," + oldKeys(key) + "}";
    }

    private static String oldKeys(int key) {
        return "\"oldkeys\":{\"keynames\":[\"a\"],\"keyvalues\":[" + key + "]}";
    }
}
