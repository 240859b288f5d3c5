package dev.gatekeeper.consumer.partition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.consumer.Log;
import dev.gatekeeper.consumer.Running;
import dev.gatekeeper.infra.EmbeddedKafka;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that has lost a byte.
class UnreadableLogIT {

    @Test
    void aDamagedRecordStopsItsPartitionAloneAndIsTakenOnceItIsMended(@TempDir Path folder) throws Exception {
        try (var kafka = EmbeddedKafka.start(folder, 0);
                var running = new Running();
                var log = new Log(running.topic(), kafka.bootstrapServers())) {
            running.execute("create table public.t (a int)");
            var consumer = running.startConsumer(Map.of("kafka.bootstrap.servers", kafka.bootstrapServers()));
            log.append(0, "sound", insert(1));
            log.append(1, "other", insert(2));
            running.awaitDecided(2);
            running.stopConsumers();
            log.append(0, "damaged", insert(3));
            flipLastByte(segment(folder, running.topic()));

            var second = running.startConsumer(Map.of("kafka.bootstrap.servers", kafka.bootstrapServers()));
            running.await("partition 0 blocked", () -> running.blocked(second).size() == 1);
            log.append(1, "goes on", insert(4));
            running.awaitDecided(3);

            assertThat(consumer.isRunning()).isFalse();
            assertThat(running.blocked(second))
                    .singleElement()
                    .asString()
                    .startsWith("0: What Kafka keeps can't be read: ")
                    .contains("at offset 1 is invalid");
            flipLastByte(segment(folder, running.topic()));
            running.awaitDecided(4);
            running.await("nothing blocked", () -> running.blocked(second).isEmpty());
            running.stopConsumers();
        }
    }

    private static Path segment(Path folder, String topic) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith(Path.of(topic + "-0", "00000000000000000000.log")))
                    .findAny()
                    .orElseThrow();
        }
    }

    private static void flipLastByte(Path segment) throws IOException {
        try (var file = new RandomAccessFile(segment.toFile(), "rw")) {
            var last = file.length() - 1;
            file.seek(last);
            var flipped = file.read() ^ 1;
            file.seek(last);
            file.write(flipped);
        }
    }

    private static String insert(int a) {
        return """
            {"change":[{"kind":"insert","table":"t","columnnames":["a"],"columntypes":["integer"],"columnvalues":[%d]}]}""".formatted(a);
    }
}
