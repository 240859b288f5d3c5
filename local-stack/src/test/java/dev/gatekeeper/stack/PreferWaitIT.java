package dev.gatekeeper.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gatekeeper.stack.Settings.Part;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Posts that wait until they are applied, through both services.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PreferWaitIT {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();

    private RunningStack stack;

    @BeforeAll
    void start(@TempDir Path home) throws Exception {
        stack = RunningStack.in(home);
        // The door can't tell a row that it breaks a constraint.
        stack.database().run("create table limited (a integer primary key check (a < 0), b text, c text)");
    }

    @AfterAll
    void stop() {
        stack.close();
    }

    @Test
    void whatIsAnsweredAsAppliedIsInTheTable() throws Exception {
        for (var a = 100; a < 120; a++) {
            var reply = http.send(post("applied-" + a, insert("mytable", a)), BodyHandlers.ofString());

            assertThat(reply.statusCode()).as(reply.body()).isEqualTo(201);
            assertThat(json(reply).path("status").asText()).isEqualTo("applied");
            assertThat(json(reply).path("inserted").asInt()).isEqualTo(1);
            assertThat(stack.database()
                            .query("select a from mytable where a = " + a)
                            .rows())
                    .containsExactly(List.of(Integer.toString(a)));
        }
    }

    @Test
    void whatIsRejectedPastTheLogIsMendedUnderTheSameKeyAndThenApplied() throws Exception {
        var refused = http.send(post("mended", insert("limited", 1)), BodyHandlers.ofString());
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(json(refused).path("type").asText()).isEqualTo("urn:gatekeeper:problem:rejected-by-sink");
        assertThat(json(refused).path("reason").asText()).isEqualTo("check-constraint");
        assertThat(json(refused).path("sqlState").asText()).isEqualTo("23514");

        var refusedAgain = http.send(post("mended", insert("limited", 1)), BodyHandlers.ofString());
        assertThat(refusedAgain.statusCode()).isEqualTo(422);

        var mended = http.send(post("mended", insert("mytable", 200)), BodyHandlers.ofString());
        assertThat(mended.statusCode()).as(mended.body()).isEqualTo(201);
        assertThat(json(mended).path("status").asText()).isEqualTo("applied");
    }

    @Test
    void aRepeatIsAnsweredAsAppliedAndAnotherPayloadUnderItsKeyAsRejected() throws Exception {
        var first = http.send(post("repeated", insert("mytable", 300)), BodyHandlers.ofString());
        var again = http.send(post("repeated", insert("mytable", 300)), BodyHandlers.ofString());
        var another = http.send(post("repeated", insert("mytable", 301)), BodyHandlers.ofString());

        assertThat(json(first).path("status").asText()).isEqualTo("applied");
        assertThat(json(again)).isEqualTo(json(first));
        assertThat(another.statusCode()).as(another.body()).isEqualTo(422);
        assertThat(json(another).path("reason").asText()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void manyAtOnceAreEachAnsweredForThemselves() throws Exception {
        var replies = IntStream.range(0, 200)
                .mapToObj(at -> post("many-" + at, insert(at % 10 == 0 ? "limited" : "mytable", 1_000 + at)))
                .map(request -> http.sendAsync(request, BodyHandlers.ofString()))
                .toList();

        for (var at = 0; at < replies.size(); at++) {
            var reply = replies.get(at).get();
            assertThat(reply.statusCode()).as(reply.body()).isEqualTo(at % 10 == 0 ? 422 : 201);
            assertThat(reply.headers().firstValue("Preference-Applied")).hasValue("wait=30");
        }
    }

    private HttpRequest post(String key, String changeSet) {
        return HttpRequest.newBuilder(stack.url(Part.GATEWAY, "/change-sets?stream=waits"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .header("Prefer", "wait=30")
                .POST(BodyPublishers.ofString(changeSet))
                .build();
    }

    private static String insert(String table, int a) {
        return """
                {"change":[{"kind":"insert","table":"%s","columnnames":["a","b","c"],"columntypes":["integer","text","text"],\
                "columnvalues":[%d,"b","2018-03-27 11:58:28.988414"]}]}""".formatted(table, a);
    }

    private static JsonNode json(HttpResponse<String> reply) throws Exception {
        return JSON.readTree(reply.body());
    }
}
