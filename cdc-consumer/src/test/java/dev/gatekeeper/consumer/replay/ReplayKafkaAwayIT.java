package dev.gatekeeper.consumer.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.consumer.Desk;
import dev.gatekeeper.consumer.Running;
import dev.gatekeeper.infra.EmbeddedKafka;
import dev.gatekeeper.infra.Ports;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayKafkaAwayIT {

    private static final String ID = "a1111111-1111-4111-8111-111111111111";

    @Test
    void withoutKafkaNothingIsHalfDoneAndTheSameCallDoesItOnceKafkaIsThere(@TempDir Path folder) throws Exception {
        var port = Ports.anyFree();
        try (var running = new Running()) {
            var desk = new Desk(running.startConsumer(Map.of(
                    "kafka.bootstrap.servers",
                    Ports.LOOPBACK + ":" + port,
                    "kafka.producers.cdc-replay.max.block.ms",
                    1000)));
            running.execute("create table public.t (a int)");
            running.execute("""
                insert into cdc.rejection (id, stream, stage, reason, detail, violations, violation_count, payload,
                    payload_length, content_type, received_at, rejected_at, topic, partition, log_offset, audited_at)
                values ('%s', 'orders', 'sink', 'unknown-table', '', '[]', 0,
                    '{"change":[{"kind":"insert","table":"t","columnnames":["a"],"columntypes":["integer"],"columnvalues":[1]}]}',
                    1, 'application/json', now(), now(), 'log', 0, 0, now())
                """.formatted(ID));

            assertThat(desk.get("/prometheus").body())
                    .contains("gatekeeper_replays_total{outcome=\"logged\"} 0.0", "gatekeeper_rejections_open ");

            var one = desk.replay(ID);
            var many = desk.post("/rejections/replay?stream=orders", "");

            assertThat(one.statusCode()).isEqualTo(503);
            assertThat(one.body()).contains("log-unavailable", "Nothing was sent.");
            assertThat(many.statusCode()).isEqualTo(503);
            assertThat(many.body()).contains("Before that 0 were sent again");
            assertThat(running.query("select count(*) from cdc.rejection_replay"))
                    .containsExactly("0");
            assertThat(desk.rejection(ID).get("state").asText()).isEqualTo("open");

            try (var _ = EmbeddedKafka.start(folder, port)) {
                running.await("it is sent", () -> desk.replay(ID).statusCode() == 201);
                running.await(
                        "it is applied",
                        () -> desk.rejection(ID).get("state").asText().equals("resolved"));

                assertThat(running.query("select a from public.t")).containsExactly("1");
                running.stopConsumers();
            }
        }
    }
}
