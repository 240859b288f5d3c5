package dev.gatekeeper.consumer.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.consumer.Running;
import dev.gatekeeper.infra.EmbeddedKafka;
import dev.gatekeeper.infra.Ports;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaAwayIT {

    @Test
    void aConsumerThatStartsBeforeKafkaCreatesItsTopicsAndTakesThemUpOnceItIsThere(@TempDir Path folder)
            throws Exception {
        var port = Ports.anyFree();
        try (var running = new Running()) {
            var consumer = running.startConsumer(Map.of("kafka.bootstrap.servers", Ports.LOOPBACK + ":" + port));
            assertThat(consumer.isRunning()).isTrue();

            try (var kafka = EmbeddedKafka.start(folder, port)) {
                running.await(
                        "all partitions are taken up",
                        () -> running.query("select count(*) from cdc.partition_position")
                                .equals(List.of("9")));

                assertThat(running.blocked(consumer)).isEmpty();
                assertThat(kafka.bootstrapServers()).endsWith(":" + port);
                running.stopConsumers();
            }
        }
    }
}
