package dev.gatekeeper.gateway.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingRunIT {

    @Test
    void needsNoKafkaAndLeavesNothingBehind(@TempDir Path folder) throws Exception {
        TrainingRun.run(folder);

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void answerThatIsNotTheExpectedOneEndsIt() throws IOException {
        var stranger = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        stranger.createContext("/", exchange -> {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        stranger.start();
        try (var http = HttpClient.newHttpClient()) {
            var address = URI.create("http://127.0.0.1:" + stranger.getAddress().getPort());

            assertThatIllegalStateException()
                    .isThrownBy(() -> Call.READINESS.send(http, address))
                    .withMessageContaining("READINESS was answered 503 where 200 was expected");
        } finally {
            stranger.stop(0);
        }
    }
}
