package dev.gatekeeper.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatekeeper.stack.Settings.Part;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What the gateway refuses comes back by the consumer's calls and is applied.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecoveryIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);
    private static final Pattern REJECTION = Pattern.compile("\"rejectionId\":\"([0-9a-f-]{36})\"");

    private final HttpClient http = HttpClient.newHttpClient();

    private RunningStack stack;

    @BeforeAll
    void start(@TempDir Path home) throws Exception {
        stack = RunningStack.in(home);
    }

    @AfterAll
    void stop() {
        stack.close();
    }

    @Test
    void bytesThatAreNoJson() throws Exception {
        var bytes = new byte[] {'{', 0, (byte) 0xff, (byte) 0xfe};

        var rejection = refused(400, "binary", bytes);

        assertThat(send(Part.CONSUMER, "GET", "/rejections/" + rejection + "/payload", new byte[0])
                        .body())
                .isEqualTo(bytes);
        comesBack(rejection, 101);
    }

    @Test
    void whatBreaksTheSchema() throws Exception {
        comesBack(refused(422, "shape", "{\"change\":[{\"kind\":\"upsert\"}]}".getBytes(UTF_8)), 102);
    }

    @Test
    void whatBreaksAType() throws Exception {
        comesBack(refused(422, "type", insert("\"a hundred\"").getBytes(UTF_8)), 103);
    }

    @Test
    void whatMakesNoSense() throws Exception {
        comesBack(refused(422, "sense", insert("1, 2").getBytes(UTF_8)), 104);
    }

    @Test
    void whatIsTooLarge() throws Exception {
        var rejection = refused(413, "large", " ".repeat(9_000_000).getBytes(UTF_8));

        assertThat(send(Part.CONSUMER, "POST", "/rejections/" + rejection + "/replay", new byte[0])
                        .statusCode())
                .isEqualTo(409);
        comesBack(rejection, 105);
    }

    @Test
    void whatARetryLoopSendsIsOneRejectionWithACount() throws Exception {
        var first = refused(400, "loop", new byte[] {'['});
        for (var n = 1; n < 50; n++) {
            assertThat(refused(400, "loop", new byte[] {'['})).isEqualTo(first);
        }

        await("all are counted")
                .atMost(PATIENCE)
                .until(() -> stack.database()
                        .query("select times::text from cdc.rejection where stream = 'loop'")
                        .rows()
                        .equals(List.of(List.of("50"))));
    }

    /// @return the rejection's id, once the consumer has it
    private String refused(int status, String stream, byte[] body) throws Exception {
        var answer = send(Part.GATEWAY, "POST", "/change-sets?stream=" + stream, body);
        assertThat(answer.statusCode()).isEqualTo(status);
        var found = REJECTION.matcher(new String(answer.body(), UTF_8));
        assertThat(found.find()).isTrue();
        var id = found.group(1);
        await("the consumer has the rejection")
                .atMost(PATIENCE)
                .pollInterval(BETWEEN_LOOKS)
                .until(() -> send(Part.CONSUMER, "GET", "/rejections/" + id, new byte[0])
                                .statusCode()
                        == 200);
        return id;
    }

    private void comesBack(String rejection, int row) throws Exception {
        var replay = send(
                Part.CONSUMER,
                "POST",
                "/rejections/" + rejection + "/replay",
                insert(Integer.toString(row)).getBytes(UTF_8));

        assertThat(replay.statusCode()).isEqualTo(201);
        await("it is resolved")
                .atMost(PATIENCE)
                .until(() -> stack.database()
                        .query("select state from cdc.rejection where id = '" + rejection + "'")
                        .rows()
                        .equals(List.of(List.of("resolved"))));
        assertThat(stack.database()
                        .query("select a::text from mytable where a = " + row)
                        .rows())
                .hasSize(1);
    }

    private static String insert(String values) {
        return """
            {"change":[{"kind":"insert","table":"mytable","columnnames":["a","b","c"],"columntypes":["integer","text","text"],"columnvalues":[%s,"b","c"]}]}""".formatted(values);
    }

    private HttpResponse<byte[]> send(Part part, String method, String path, byte[] body) throws Exception {
        var request = HttpRequest.newBuilder(stack.url(part, path))
                .header("Content-Type", "application/json")
                .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                .build();
        return http.send(request, BodyHandlers.ofByteArray());
    }
}
