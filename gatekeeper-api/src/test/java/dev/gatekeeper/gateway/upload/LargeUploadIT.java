package dev.gatekeeper.gateway.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.gateway.Client;
import dev.gatekeeper.gateway.intake.GatewayProcess;
import dev.gatekeeper.infra.Infra;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LargeUploadIT {

    private static final int HEAP_MEBIBYTES = Integer.getInteger("gatekeeper.upload.heap-mebibytes", 96);
    private static final int MEBIBYTES = Integer.getInteger("gatekeeper.upload.mebibytes", 200);
    private static final int CHANGE_SETS = 2 * MEBIBYTES;
    private static final String ROW = "x".repeat(512 * 1024);

    /// Made while they are sent. `-Dgatekeeper.upload.mebibytes=10240 -Dgatekeeper.upload.heap-mebibytes=128` shows it
    /// with 10 GiB.
    @Test
    void anUploadOfManyTimesTheHeapPassesThrough() throws IOException {
        try (var process = GatewayProcess.start(
                HEAP_MEBIBYTES,
                "kafka.bootstrap.servers=" + Infra.kafka().bootstrapServers(),
                "gatekeeper.topics.change-sets.name=large-upload.change-sets",
                "gatekeeper.topics.rejected.name=large-upload.rejected")) {
            var start = System.nanoTime();
            var gateway = new Client(process.uri());
            var request = gateway.request("/change-sets?stream=large", "Content-Type", "application/x-ndjson")
                    .timeout(Duration.ofMinutes(3 + MEBIBYTES / 100))
                    .POST(BodyPublishers.ofByteArrays(() -> IntStream.range(0, CHANGE_SETS)
                            .mapToObj(LargeUploadIT::line)
                            .iterator()))
                    .build();

            var reply = gateway.send(request);

            assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
            assertThat(reply.json().path("changeSets").asInt()).isEqualTo(CHANGE_SETS);
            assertThat(process.isAlive()).isTrue();
            System.out.printf(
                    "LargeUploadIT: %d MiB in a heap of %d MiB in %d s%n",
                    MEBIBYTES,
                    HEAP_MEBIBYTES,
                    Duration.ofNanos(System.nanoTime() - start).toSeconds());
        }
    }

    private static byte[] line(int number) {
        return """
                {"change":[{"kind":"insert","schema":"s","table":"t","columnnames":["a","b"],\
                "columntypes":["integer","text"],"columnvalues":[%d,"%s"]}]}
                """.formatted(number, ROW).getBytes(UTF_8);
    }
}
