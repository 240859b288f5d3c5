package dev.gatekeeper.gateway.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.gateway.Client;
import dev.gatekeeper.infra.Infra;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LargeUploadIT {

    private static final int HEAP_MEBIBYTES = 96;
    private static final int CHANGE_SETS = 400;
    private static final String ROW = "x".repeat(512 * 1024);

    /// 200 MiB, made while they are sent.
    @Test
    void anUploadOfTwiceTheHeapPassesThrough() throws IOException, InterruptedException {
        try (var process = GatewayProcess.start(
                HEAP_MEBIBYTES,
                "kafka.bootstrap.servers=" + Infra.kafka().bootstrapServers(),
                "gatekeeper.topics.change-sets.name=large-upload.change-sets",
                "gatekeeper.topics.rejected.name=large-upload.rejected")) {
            var gateway = new Client(process.uri());
            var request = gateway.request("/change-sets?stream=large", "Content-Type", "application/x-ndjson")
                    .timeout(Duration.ofMinutes(3))
                    .POST(BodyPublishers.ofByteArrays(() -> IntStream.range(0, CHANGE_SETS)
                            .mapToObj(LargeUploadIT::line)
                            .iterator()))
                    .build();

            var reply = gateway.send(request);

            assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
            assertThat(reply.json().path("changeSets").asInt()).isEqualTo(CHANGE_SETS);
            assertThat(process.isAlive()).isTrue();
        }
    }

    private static byte[] line(int number) {
        return """
                {"change":[{"kind":"insert","schema":"s","table":"t","columnnames":["a","b"],\
                "columntypes":["integer","text"],"columnvalues":[%d,"%s"]}]}
                """.formatted(number, ROW).getBytes(UTF_8);
    }
}
