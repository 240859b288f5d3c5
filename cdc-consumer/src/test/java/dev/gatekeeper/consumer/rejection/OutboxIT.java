package dev.gatekeeper.consumer.rejection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.consumer.Running;
import dev.gatekeeper.infra.EmbeddedKafka;
import dev.gatekeeper.infra.Ports;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxIT {

    @Test
    void whoeverChangesARejectionDoesNotWaitForKafka(@TempDir Path folder) throws Exception {
        var port = Ports.anyFree();
        try (var running = new Running()) {
            var consumer = running.startConsumer(Map.of(
                    "kafka.bootstrap.servers",
                    Ports.LOOPBACK + ":" + port,
                    "kafka.producers.cdc-rejected.max.block.ms",
                    10_000,
                    "gatekeeper.outbox.interval",
                    "1h"));
            running.execute("""
                insert into cdc.rejection (id, stage, reason, detail, violations, violation_count, payload,
                    payload_length, received_at, rejected_at)
                values (gen_random_uuid(), 'gateway', 'not-json', '', '[]', 0, '', 0, now(), now())
                """);
            var outbox = consumer.getBean(Outbox.class);
            var relay = Thread.ofPlatform().start(outbox::relay);
            running.await(
                    "it is being published",
                    () -> running.query("select count(*) from pg_locks where locktype = 'advisory' and objid = 4")
                            .equals(List.of("1")));

            running.execute("set lock_timeout to '1s'; update cdc.rejection set state = 'discarded'");
            var others = outbox.relaySome();

            assertThat(relay.isAlive()).isTrue();
            assertThat(others).isZero();
            assertThat(running.query("select (state, audited_at)::text from cdc.rejection"))
                    .containsExactly("(discarded,)");

            try (var _ = EmbeddedKafka.start(folder, port)) {
                running.await("it is published", () -> {
                    outbox.relay();
                    return running.query("select (state, audited_at is not null)::text from cdc.rejection")
                            .equals(List.of("(discarded,t)"));
                });
                relay.join();
                running.stopConsumers();
            }
        }
    }
}
