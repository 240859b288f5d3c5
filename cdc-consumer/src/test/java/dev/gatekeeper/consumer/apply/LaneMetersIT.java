package dev.gatekeeper.consumer.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.consumer.Sink;
import dev.gatekeeper.consumer.log.LogRecord;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LaneMetersIT {

    private Sink sink;

    @BeforeEach
    void start() {
        sink = Sink.start(Map.of());
        sink.execute("create table public.t (a int primary key, b int check (b > 0))");
        sink.execute("create table public.measured (a double precision primary key)");
    }

    @AfterEach
    void stop() {
        sink.close();
    }

    @Test
    void itIsCountedWhichLaneAChangeSetTookAndWhy() {
        var changes = IntStream.range(0, 1_000)
                .mapToObj(
                        at -> sink.record(insert("t", "[\"a\", \"b\"]", "[" + at + ", " + (at == 700 ? -1 : 1) + "]")))
                .toArray(LogRecord[]::new);
        var careful = sink.record(insert("measured", "[\"a\"]", "[1.5]"));
        var unknown = sink.record(insert("not_there", "[\"a\"]", "[1]"));

        sink.apply(changes);
        var committed = sink.apply(careful, unknown);

        // The sink hands each batch over three times, and only the first writes anything.
        assertThat(count("fast", "")).isEqualTo(999);
        assertThat(count("careful", "fell-back")).isEqualTo(1);
        assertThat(count("careful", "key-type")).isEqualTo(1);
        assertThat(count("careful", "doubtful")).isEqualTo(1);
        assertThat(committed.rejected()).isEqualTo(1);
    }

    private double count(String lane, String why) {
        return sink.context()
                .getBean(MeterRegistry.class)
                .get("gatekeeper.lane.change.sets")
                .tags("lane", lane, "why", why)
                .counter()
                .count();
    }

    private static String insert(String table, String names, String values) {
        return "{\"change\":[{\"kind\":\"insert\",\"table\":\"%s\",\"columnnames\":%s,\"columnvalues\":%s}]}"
                .formatted(table, names, values);
    }
}
