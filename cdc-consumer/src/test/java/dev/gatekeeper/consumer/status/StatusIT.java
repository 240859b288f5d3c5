package dev.gatekeeper.consumer.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.changeset.IdempotencyKey;
import dev.gatekeeper.changeset.StreamName;
import dev.gatekeeper.consumer.Log;
import dev.gatekeeper.consumer.Sink;
import dev.gatekeeper.consumer.partition.BlockedPartitions;
import dev.gatekeeper.infra.Infra;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(
        environments = {"consumer", "example"},
        transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatusIT implements TestPropertyProvider {

    private final String url = Infra.newDatabase();
    private final HttpClient http = HttpClient.newHttpClient();

    @Inject
    EmbeddedServer server;

    @Inject
    BlockedPartitions blocked;

    @Override
    public Map<String, String> getProperties() {
        var properties = new HashMap<String, String>();
        Sink.properties(url).forEach((name, value) -> properties.put(name, value.toString()));
        return properties;
    }

    @Test
    void theExampleGoesFromTheLogToItsRowAndIsAnsweredForOnceItIsThere() throws Exception {
        try (var log = log()) {
            var id = log.append(3, "example", Files.readString(Path.of("../resources/example.json")));

            var answer = get("/change-sets/" + id + "?wait=30s");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body())
                    .contains("\"id\":\"" + id + "\"", "\"stream\":\"default\"", "\"status\":\"applied\"")
                    .contains("\"partition\":3", "\"offset\":0", "\"changes\":5", "\"inserted\":3", "\"deleted\":2");
            try (var connection = DriverManager.getConnection(url, "gatekeeper", "gatekeeper");
                    var rows = connection.createStatement().executeQuery("select m::text from public.mytable m")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo("(2,\"Test 2\",\"2019-03-27 10:13:13.948514\")");
                assertThat(rows.next()).isFalse();
            }
        }
    }

    @Test
    void whatWasRejectedIsExplainedAndCanBeRead() throws Exception {
        try (var log = log()) {
            var id = log.append(2, "rejected", """
                {"change":[{"kind":"insert","table":"nowhere","columnnames":["a"],"columntypes":["text"],"columnvalues":["x"]}]}""");

            var answer = get("/change-sets/" + id + "?wait=30");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body())
                    .contains("\"status\":\"rejected\"", "\"reason\":\"unknown-table\"", "\"sqlState\":\"42P01\"")
                    .contains("There is no table \\\"public.nowhere\\\" in the database.");
            var rejectionId = answer.body().replaceAll(".*\"rejectionId\":\"([^\"]+)\".*", "$1");
            assertThat(get("/rejections/" + rejectionId).body())
                    .contains("\"changeSetId\":\"" + id + "\"", "\"payload\":\"{\\\"change\\\":");
        }
    }

    @Test
    void whoWaitsIsAnsweredOnceWhatComesLaterIsThere() throws Exception {
        var id = ChangeSetId.of(StreamName.DEFAULT, new IdempotencyKey("later"), 0);
        var answer = http.sendAsync(request("/change-sets/" + id + "?wait=30s"), BodyHandlers.ofString());
        try (var log = log()) {
            assertThat(get("/change-sets/" + id).statusCode()).isEqualTo(404);

            log.append(1, "later", "{\"change\":[]}");

            assertThat(answer.get().statusCode()).isEqualTo(200);
            assertThat(answer.get().body()).contains("\"status\":\"applied\"").doesNotContain("rejections");
        }
    }

    @Test
    void whoseKeyWasUsedBeforeFindsTheRejectionInTheOthersAnswer() throws Exception {
        try (var log = log()) {
            log.append(1, "used twice", "{\"change\":[]}");
            var id = log.append(1, "used twice", "{\"change\": []}");
            get("/change-sets/" + log.append(1, "after", "{\"change\":[]}") + "?wait=30s");

            var answer = get("/change-sets/" + id);

            assertThat(answer.body())
                    .contains("\"status\":\"applied\"", "\"reason\":\"idempotency-key-reused\"")
                    .containsPattern("\"rejections\":\\[\\{\"rejectionId\":\"[-0-9a-f]{36}\"");
        }
    }

    @Test
    void whoNamesTheRecordIsToldWhatBecameOfThatOneAndNotOfOthersUnderItsId() throws Exception {
        var nowhere = """
                {"change":[{"kind":"insert","table":"nowhere","columnnames":["a"],"columntypes":["text"],"columnvalues":["x"]}]}""";
        try (var log = log()) {
            var id = log.append(4, "mended", nowhere); // At the offset 0.
            log.append(4, "mended", nowhere);
            assertThat(fateOf(id, 1)).contains("\"status\":\"rejected\"", "\"reason\":\"unknown-table\"");

            log.append(4, "mended", "{\"change\":[]}");
            log.append(4, "mended", "{\"change\":[]}");
            log.append(4, "mended", "{\"change\": []}");

            assertThat(fateOf(id, 2)).contains("\"status\":\"applied\"", "\"offset\":2");
            assertThat(fateOf(id, 3)).contains("\"status\":\"applied\"", "\"offset\":2");
            assertThat(fateOf(id, 4)).contains("\"status\":\"rejected\"", "\"reason\":\"idempotency-key-reused\"");
            assertThat(get("/change-sets/" + id + "?partition=4&offset=5").statusCode())
                    .isEqualTo(404);
        }
    }

    private String fateOf(ChangeSetId id, int offset) throws Exception {
        var answer = get("/change-sets/" + id + "?wait=30s&partition=4&offset=" + offset);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void allWhoWaitTakeOneConnectionTogether() throws Exception {
        try (var connection = DriverManager.getConnection(url, "gatekeeper", "gatekeeper");
                var holder = connection.createStatement()) {
            connection.setAutoCommit(false);
            holder.execute("lock table cdc.change_set");
            for (var i = 0; i < 20; i++) {
                var _ = http.sendAsync(
                        request("/change-sets/" + UUID.randomUUID() + "?wait=1s"), BodyHandlers.discarding());
            }
            await("a look waits for the lock")
                    .pollInSameThread() // The connection is this thread's.
                    .pollInterval(Duration.ofMillis(10))
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> waitingForLocks(holder) > 0);
            Thread.sleep(500);

            assertThat(waitingForLocks(holder)).isEqualTo(1);
        }
    }

    @Test
    void whatIsNotKnownIs404AndWhatIsNoIdIs400() throws Exception {
        var unknown = get("/change-sets/" + UUID.randomUUID() + "?wait=100ms");

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(get("/change-sets/1").statusCode()).isEqualTo(400);
        assertThat(get("/change-sets/" + UUID.randomUUID() + "?wait=soon").statusCode())
                .isEqualTo(400);
        assertThat(get("/change-sets/" + UUID.randomUUID() + "?offset=1").statusCode())
                .isEqualTo(400);
        assertThat(get("/change-sets/" + UUID.randomUUID() + "?offset=1&partition=x")
                        .statusCode())
                .isEqualTo(400);
        assertThat(get("/rejections/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    }

    @Test
    void readinessTellsOfDatabaseKafkaAndPartitionsAndLivenessDoesNotAsk() throws Exception {
        var ready = get("/health/readiness");
        var alive = get("/health/liveness");

        assertThat(blocked.list()).isEmpty();
        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.body()).contains("\"partitions\":{", "\"kafka\":{", "\"jdbc\":{");
        assertThat(alive.statusCode()).isEqualTo(200);
        assertThat(alive.body()).doesNotContain("partitions", "kafka", "jdbc");
    }

    private static int waitingForLocks(Statement statement) throws SQLException {
        try (var count = statement.executeQuery("""
                select count(distinct pid) from pg_locks join pg_stat_activity using (pid)
                where not granted and datname = current_database()
                """)) {
            count.next();
            return count.getInt(1);
        }
    }

    private Log log() {
        return new Log(String.valueOf(Sink.properties(url).get("gatekeeper.topics.change-sets.name")));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(request(path), BodyHandlers.ofString());
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create(server.getURI() + path)).build();
    }
}
