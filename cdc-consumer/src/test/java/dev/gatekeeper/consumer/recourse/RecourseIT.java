package dev.gatekeeper.consumer.recourse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatekeeper.consumer.Desk;
import dev.gatekeeper.consumer.Running;
import dev.gatekeeper.consumer.rejection.Cursor;
import dev.gatekeeper.consumer.rejection.Turn;
import dev.gatekeeper.infra.Infra;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Rejections are found, read, settled and purged.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecourseIT {

    private static final String UNPUBLISHED = "a1111111-1111-4111-8111-111111111111";

    private final Running running = new Running();
    private Desk desk;

    @BeforeAll
    void start() {
        desk = new Desk(running.startConsumer(Map.of("gatekeeper.outbox.interval", "1h")));
    }

    @BeforeEach
    void empty() {
        running.execute("delete from cdc.rejection");
    }

    @AfterAll
    void stop() {
        running.close();
    }

    @Test
    void pagesBringEveryRejectionOnceTheNewestFirst() {
        for (var n = 0; n < 7; n++) {
            keep("orders", "not-null", 1 + n % 3); // Some of them at the same moment.
        }

        var seen = new ArrayList<String>();
        var path = "/rejections?limit=2";
        while (true) {
            var page = Desk.json(desk.get(path));
            page.get("rejections").forEach(each -> seen.add(each.get("id").asText()));
            if (!page.has("next")) {
                break;
            }
            keep("orders", "not-null", 0); // What comes meanwhile stands before the first page.
            path = "/rejections?limit=2&cursor=" + page.get("next").asText();
        }

        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
        var moments = seen.stream()
                .map(id -> running.query("select rejected_at from cdc.rejection where id = '" + id + "'")
                        .getFirst())
                .toList();
        assertThat(moments).isSortedAccordingTo((one, other) -> other.compareTo(one));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state=discarded",
                "stage=sink",
                "reason=odd",
                "stream=odd",
                "schema=odd",
                "table=odd",
                "sqlState=23505",
                "changeSetId=b2222222-2222-4222-8222-222222222222",
                "principal=odd",
                "receivedSince=2031-01-01T00:00:00Z",
                "rejectedSince=2031-01-01T00:00:00Z",
                "stream=odd&reason=odd&state=discarded"
            })
    void eachFilterFindsTheOneThatIsMeant(String filter) {
        keep("orders", "not-null", 1);
        running.execute("""
            insert into cdc.rejection (id, change_set_id, stream, stage, reason, detail, violations, violation_count,
                payload, payload_length, principal, received_at, rejected_at, first_rejected_at, topic, partition,
                log_offset, sql_state, schema_name, table_name, state)
            values ('c3333333-3333-4333-8333-333333333333', 'b2222222-2222-4222-8222-222222222222', 'odd', 'sink', 'odd',
                '', '[]', 0, '', 0, 'odd', '2031-02-01', '2031-02-01', '2031-02-01', 't', 0, 0, '23505', 'odd', 'odd',
                'discarded')
            """);

        assertThat(ids(desk.get("/rejections?" + filter).body()))
                .containsExactly("c3333333-3333-4333-8333-333333333333");
    }

    @Test
    void untilLeavesTheMomentItselfOut() {
        running.execute(row(UUID.randomUUID().toString(), "orders", "not-null", "'2030-01-01'", "now()"));

        assertThat(ids(desk.get("/rejections?rejectedUntil=2030-01-01T00:00:00Z")
                        .body()))
                .isEmpty();
        assertThat(ids(desk.get("/rejections?rejectedUntil=2030-01-01T00:00:00.000001Z")
                        .body()))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "streams=orders",
                "stream=a&stream=b",
                "state=closed",
                "stage=door",
                "changeSetId=1",
                "receivedSince=yesterday",
                "limit=0",
                "limit=501",
                "limit=many",
                "cursor=bm9uZQ",
                "cursor=%00",
                "stream=",
                "reason=a%00b"
            })
    void whatIsNoFilterIsAProblemAndMeansNothing(String parameters) {
        var answer = desk.get("/rejections?" + parameters);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("urn:gatekeeper:problem:malformed-request");
    }

    @Test
    void aForgedCursorIsAProblemToo() {
        var id = UUID.randomUUID();

        var list = desk.get("/rejections?cursor=" + new Cursor(Instant.MAX, id).text());
        var late = new Turn("orders", Instant.MAX, 0, id, Instant.EPOCH).text();
        var nul = new Turn("or\0ders", Instant.EPOCH, 0, id, Instant.EPOCH).text();

        assertThat(list.statusCode()).isEqualTo(400);
        assertThat(desk.post("/rejections/replay?stream=orders&cursor=" + late, "")
                        .statusCode())
                .isEqualTo(400);
        assertThat(desk.post("/rejections/replay?stream=orders&cursor=" + nul, "")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void fewLookAtOnceAndNoneForLong() throws Exception {
        var id = keep("orders", "not-null", 1);
        try (var connection = DriverManager.getConnection(
                        running.url(),
                        Infra.postgres().username(),
                        Infra.postgres().password());
                var holder = connection.createStatement();
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            connection.setAutoCommit(false);
            holder.execute("lock table cdc.rejection in access exclusive mode");

            var calls = List.of("/rejections", "/rejections/" + id, "/rejections/" + id + "/payload").stream()
                    .map(path -> callers.submit(() -> desk.get(path)))
                    .toList();
            var problems = new ArrayList<String>();
            for (var call : calls) {
                assertThat(call.get().statusCode()).isEqualTo(503);
                assertThat(call.get().headers().firstValue("Retry-After")).hasValue("1");
                problems.add(Desk.json(call.get()).get("type").asText());
            }
            connection.rollback();

            assertThat(problems)
                    .containsExactlyInAnyOrder(
                            "urn:gatekeeper:problem:rejections-slow",
                            "urn:gatekeeper:problem:rejections-slow",
                            "urn:gatekeeper:problem:rejections-busy");
        }
        assertThat(desk.get("/rejections/" + id).statusCode()).isEqualTo(200);
    }

    @Test
    void aListHoldsNoPayload() {
        keep("orders", "not-null", 1);

        assertThat(desk.get("/rejections").body())
                .contains("\"payloadLength\":17", "\"payloadKept\":17", "\"detail\":\"It quotes a row.\"")
                .doesNotContain("<script>");
    }

    @Test
    void anEmptyListIsAList() {
        assertThat(desk.get("/rejections").body()).isEqualTo("{\"rejections\":[]}");
    }

    @Test
    void noBrowserTakesAPayloadForAPage() {
        var id = keep("orders", "not-null", 1);

        var payload = desk.download("/rejections/" + id + "/payload");

        assertThat(payload.statusCode()).isEqualTo(200);
        assertThat(new String(payload.body(), StandardCharsets.UTF_8)).isEqualTo("<script></script>");
        assertThat(payload.headers().map())
                .containsEntry("content-type", List.of("application/octet-stream"))
                .containsEntry("content-disposition", List.of("attachment; filename=\"" + id + ".bin\""))
                .containsEntry("x-content-type-options", List.of("nosniff"));
        assertThat(desk.get("/rejections/" + UUID.randomUUID() + "/payload").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aRejectionIsDiscardedReopenedAndResolvedAndWhoDidItIsKept() {
        var id = keep("orders", "not-null", 1);

        var discarded = desk.post("/rejections/" + id + "/discard", "{\"note\":\" A test.\\u0000 \"}");
        assertThat(discarded.statusCode()).isEqualTo(200);
        assertThat(Desk.json(discarded).get("state").asText()).isEqualTo("discarded");
        assertThat(Desk.json(discarded).get("note").asText()).isEqualTo("A test.\uFFFD");
        assertThat(desk.rejection(id).get("stateNote").asText()).startsWith("A test.");

        assertThat(desk.post("/rejections/" + id + "/resolve", note()).statusCode())
                .isEqualTo(409);
        assertThat(desk.post("/rejections/" + id + "/discard", note()).body()).contains("wrong-state");
        assertThat(desk.replay(id).body()).contains("not-open");
        assertThat(desk.post("/rejections/" + id + "/reopen", note()).statusCode())
                .isEqualTo(200);
        assertThat(desk.post("/rejections/" + id + "/reopen", note()).statusCode())
                .isEqualTo(409);
        assertThat(desk.post("/rejections/" + id + "/resolve", note()).statusCode())
                .isEqualTo(200);
        assertThat(ids(desk.get("/rejections?state=resolved").body())).containsExactly(id);
    }

    @Test
    void aStepNeedsANoteAndARejection() {
        var id = keep("orders", "not-null", 1);

        assertThat(desk.post("/rejections/" + id + "/discard", "{}").statusCode())
                .isEqualTo(400);
        assertThat(desk.post("/rejections/" + id + "/discard", "{\"note\":\" \"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(desk.post("/rejections/" + UUID.randomUUID() + "/discard", note())
                        .statusCode())
                .isEqualTo(404);
        assertThat(desk.replay(UUID.randomUUID().toString()).statusCode()).isEqualTo(404);
    }

    @Test
    void oneGoesByItsIdWithItsReplaysAndWhatFollowedItStays() {
        var id = keep("orders", "not-null", 1);
        var successor = keep("orders", "not-null", 1);
        running.execute("update cdc.rejection set replay_of = '" + id + "' where id = '" + successor + "'");
        running.execute("""
            insert into cdc.rejection_replay values (gen_random_uuid(), '%s', 'orders', '', false, now(), null, 'rejected',
                null, null, null, now(), '%s')
            """.formatted(id, successor));

        assertThat(desk.delete("/rejections/" + id).body()).isEqualTo("{\"purged\":1,\"more\":false}");

        assertThat(desk.delete("/rejections/" + id).statusCode()).isEqualTo(404);
        assertThat(running.query("select count(*) from cdc.rejection_replay")).containsExactly("0");
        assertThat(desk.rejection(successor).get("replayOf").asText()).isEqualTo(id);
    }

    @Test
    void whatTheAuditTopicDoesNotHaveYetStays() {
        running.execute(row(UNPUBLISHED, "orders", "not-null", "now()", "null"));

        var one = desk.delete("/rejections/" + UNPUBLISHED);
        var all = desk.delete("/rejections?stream=orders");

        assertThat(one.statusCode()).isEqualTo(409);
        assertThat(one.body()).contains("not-audited-yet");
        assertThat(all.body()).isEqualTo("{\"purged\":0,\"more\":false}");
        assertThat(desk.rejection(UNPUBLISHED).get("state").asText()).isEqualTo("open");
    }

    @Test
    void manyGoByFilterAndTheOthersStay() {
        for (var n = 0; n < 120; n++) {
            keep("mistake", "not-null", 1);
        }
        keep("orders", "not-null", 1);

        var some = desk.delete("/rejections?stream=mistake&limit=110");
        var rest = desk.delete("/rejections?stream=mistake");

        assertThat(some.body()).isEqualTo("{\"purged\":110,\"more\":true}");
        assertThat(rest.body()).isEqualTo("{\"purged\":10,\"more\":false}");
        assertThat(running.query("select stream from cdc.rejection")).containsExactly("orders");
    }

    @Test
    void withoutAFilterNothingIsPurgedOrSentAgain() {
        keep("orders", "not-null", 1);

        assertThat(desk.delete("/rejections").statusCode()).isEqualTo(400);
        assertThat(desk.delete("/rejections?limit=1").statusCode()).isEqualTo(400);
        assertThat(desk.post("/rejections/replay", "").statusCode()).isEqualTo(400);
        assertThat(desk.post("/rejections/replay?stream=orders", "{}").statusCode())
                .isEqualTo(400);
        assertThat(desk.post("/rejections/replay?state=discarded", "").statusCode())
                .isEqualTo(400);
        assertThat(running.query("select state from cdc.rejection")).containsExactly("open");
    }

    @Test
    void aCorrectedPayloadThatIsLargerThanAChangeSetMayBeIsAProblemAtOnceAndChangesNothing() {
        var id = keep("orders", "not-null", 1);
        var large = " ".repeat(9_000_000);
        var begin = System.nanoTime();

        var announced = desk.replay(id, large);
        var inChunks = desk.postInChunks("/rejections/" + id + "/replay", large);
        var toMany = desk.post("/rejections/replay?stream=orders", large);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
        assertThat(List.of(announced, inChunks)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("urn:gatekeeper:problem:too-large");
            assertThat(answer.headers().firstValue("Connection")).isEmpty();
        });
        assertThat(toMany.statusCode()).isEqualTo(400);
        assertThat(desk.rejection(id).get("state").asText()).isEqualTo("open");
    }

    private static List<String> ids(String page) {
        var rejections = json(page).get("rejections");
        return StreamSupport.stream(rejections.spliterator(), false)
                .map(each -> each.get("id").asText())
                .toList();
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String note() {
        return "{\"note\":\"Because.\"}";
    }

    private String keep(String stream, String reason, int secondsAgo) {
        var id = UUID.randomUUID().toString();
        running.execute(
                row(id, stream, reason, "date_trunc('second', now()) - interval '" + secondsAgo + " s'", "now()"));
        return id;
    }

    private static String row(String id, String stream, String reason, String rejectedAt, String auditedAt) {
        return """
            insert into cdc.rejection (id, stream, stage, reason, detail, violations, violation_count, payload,
                                       payload_length, received_at, rejected_at, audited_at,
                                       read_back_at)
            values ('%s', '%s', 'gateway', '%s', 'It quotes a row.', '[]', 0, '<script></script>', 17, now(), %s, %s, %s)
            """.formatted(id, stream, reason, rejectedAt, auditedAt, auditedAt);
    }
}
