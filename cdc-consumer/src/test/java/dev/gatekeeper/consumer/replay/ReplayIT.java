package dev.gatekeeper.consumer.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.changeset.Format;
import dev.gatekeeper.changeset.Payload;
import dev.gatekeeper.changeset.Sender;
import dev.gatekeeper.changeset.StreamName;
import dev.gatekeeper.changeset.log.RecordHeaders;
import dev.gatekeeper.changeset.rejection.Reason;
import dev.gatekeeper.changeset.rejection.Rejection;
import dev.gatekeeper.changeset.rejection.RejectionJson;
import dev.gatekeeper.consumer.Desk;
import dev.gatekeeper.consumer.Log;
import dev.gatekeeper.consumer.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each way into the rejection topic, and the way back out of it into the tables.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayIT {

    private static final AtomicInteger TABLES = new AtomicInteger();

    private final Running running = new Running();
    private final Log log = running.log();
    private final Log audit = running.audit();
    private Desk desk;

    @BeforeAll
    void start() {
        desk = new Desk(running.startConsumer(Map.of()));
    }

    @AfterAll
    void stop() {
        log.close();
        audit.close();
        running.close();
    }

    @Test
    void bytesThatAreNoTextComeBackOutAndWhatTheyWereMeantToBeIsApplied() throws Exception {
        var table = table("a int");
        var bytes = new byte[] {0, (byte) 0xff, '{', '"', 0x1f};
        var rejection = refusedAtTheDoor("not-json", table, bytes, bytes.length);

        var downloaded = desk.download("/rejections/" + rejection + "/payload");
        var asItWas = desk.replay(rejection);
        var corrected = desk.replay(rejection, insert(table, "1"));

        assertThat(downloaded.body()).isEqualTo(bytes);
        assertThat(asItWas.statusCode()).isEqualTo(422);
        assertThat(asItWas.body()).contains("urn:gatekeeper:problem:not-json", "\"violations\":[{\"code\":");
        assertThat(corrected.statusCode()).isEqualTo(201);
        awaitState(rejection, "resolved");
        assertThat(running.query("select a from " + table)).containsExactly("1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "the schema | {\"change\":[{\"kind\":\"insert\",\"columnnames\":[\"a\"],\"columntypes\":[\"integer\"],\"columnvalues\":[1]}]} | missing-key",
                "a type | {\"change\":[{\"kind\":\"insert\",\"table\":\"t\",\"columnnames\":[\"a\"],\"columntypes\":[\"integer\"],\"columnvalues\":[\"one\"]}]} | bad-value",
                "sense | {\"change\":[{\"kind\":\"insert\",\"table\":\"t\",\"columnnames\":[\"a\",\"b\"],\"columntypes\":[\"integer\"],\"columnvalues\":[1]}]} | length-mismatch",
            })
    void whatBreaksARuleIsToldAgainAndItsCorrectionIsApplied(String what, String payload, String code)
            throws Exception {
        var table = table("a int");
        var rejection = refusedAtTheDoor("invalid-change-set", table, payload.getBytes(UTF_8), payload.length());

        var asItWas = desk.replay(rejection);
        var stillWrong = desk.replay(rejection, payload + " ");
        assertThat(asItWas.statusCode()).as(what).isEqualTo(422);
        assertThat(asItWas.body()).contains("urn:gatekeeper:problem:invalid-change-set", code);
        assertThat(stillWrong.statusCode()).isEqualTo(422);
        assertThat(state(rejection)).isEqualTo("open");
        desk.replay(rejection, insert(table, "2"));

        awaitState(rejection, "resolved");
        assertThat(running.query("select a from " + table)).containsExactly("2");
    }

    @Test
    void ofWhatWasTooLargeOnlyACorrectedPayloadIsSentAgain() throws Exception {
        var table = table("a int");
        var rejection = refusedAtTheDoor("too-large", table, insert(table, "1").getBytes(UTF_8), 9_000_000);

        var asItWas = desk.replay(rejection);
        assertThat(asItWas.statusCode()).isEqualTo(409);
        assertThat(asItWas.body()).contains("excerpt-only", "Of its 9000000 bytes");
        assertThat(state(rejection)).isEqualTo("open");
        desk.replay(rejection, insert(table, "1"));

        awaitState(rejection, "resolved");
        assertThat(running.query("select a from " + table)).containsExactly("1");
    }

    @Test
    void whatATableRefusedIsAppliedAsItWasOnceTheTableIsMended() throws Exception {
        var table = table("a int constraint small check (a < 10)");
        var stream = new StreamName(table);
        var sent = log.changeSet(
                stream, "k", Format.WAL2JSON_1, insert(table, "11").getBytes(UTF_8), Instant.now());
        log.header(sent, RecordHeaders.PRINCIPAL, "somebody");
        log.header(sent, RecordHeaders.REFERRAL, "https://example.org/");
        log.send(sent);
        var rejection = awaitRejection(table, "check-constraint");
        running.execute("alter table " + table + " drop constraint small");

        var replay = desk.replay(rejection);

        assertThat(replay.statusCode()).isEqualTo(201);
        var answer = Desk.json(replay);
        assertThat(replay.headers().firstValue("Location"))
                .hasValue("/change-sets/" + answer.get("id").asText());
        awaitState(rejection, "resolved");
        assertThat(running.query("select a from " + table)).containsExactly("11");
        assertThat(log.headersOfReplay(rejection))
                .containsEntry("id", answer.get("id").asText())
                .containsEntry("stream", table)
                .containsEntry("source", "replay")
                .containsEntry("format", "wal2json-1")
                .containsEntry("principal", "somebody")
                .containsEntry("referral", "https://example.org/")
                .containsKey("accepted-at");
        assertThat(desk.rejection(rejection).get("replays").toString())
                .contains("\"outcome\":\"applied\"", answer.get("id").asText(), "\"corrected\":false");
        assertThat(desk.get("/change-sets/" + answer.get("id").asText()).body())
                .contains("\"status\":\"applied\"", "\"replayOf\":\"" + rejection + "\"");
    }

    @Test
    void linesOfFormat2ComeBackAsLines() throws Exception {
        var table = table("a int constraint small check (a < 10)");
        var lines = """
            {"action":"B"}
            {"action":"I","schema":"public","table":"%s","columns":[{"name":"a","type":"integer","value":12}]}
            {"action":"C"}""".formatted(table);
        log.send(log.changeSet(new StreamName(table), "k", Format.WAL2JSON_2, lines.getBytes(UTF_8), Instant.now()));
        var rejection = awaitRejection(table, "check-constraint");
        running.execute("alter table " + table + " drop constraint small");

        desk.replay(rejection);

        awaitState(rejection, "resolved");
        assertThat(running.query("select a from " + table)).containsExactly("12");
        assertThat(log.headersOfReplay(rejection)).containsEntry("format", "wal2json-2");
    }

    @Test
    void aRecordThatNobodyCanReadGoesToTheStreamThatIsNamed() throws Exception {
        var table = table("a int");
        log.send(log.foreign(3, insert(table, "1").getBytes(UTF_8)));
        var rejection = awaitOnly("reason = 'unreadable-record' and payload_length > 0");

        var nowhere = desk.replay(rejection);
        var somewhere = desk.post("/rejections/" + rejection + "/replay?stream=" + table, "");

        assertThat(nowhere.statusCode()).isEqualTo(409);
        assertThat(nowhere.body()).contains("stream-needed");
        assertThat(somewhere.statusCode()).isEqualTo(201);
        awaitState(rejection, "resolved");
        assertThat(running.query("select a from " + table)).containsExactly("1");
    }

    @Test
    void aRecordWithoutAValueIsReplacedByACorrectedOne() throws Exception {
        var table = table("a int");
        log.send(log.foreign(4, null));
        var rejection = awaitOnly("reason = 'unreadable-record' and payload_length = 0");

        desk.post("/rejections/" + rejection + "/replay?stream=" + table, insert(table, "1"));

        awaitState(rejection, "resolved");
        assertThat(running.query("select a from " + table)).containsExactly("1");
    }

    @Test
    void aRecordThatIsNoChangeSetIsReplacedByACorrectedOne() throws Exception {
        var table = table("a int");
        log.send(log.changeSet(
                new StreamName(table), "k", Format.WAL2JSON_1, "{\"change\":[".getBytes(UTF_8), Instant.now()));
        var rejection = awaitRejection(table, "not-a-change-set");

        assertThat(desk.replay(rejection).statusCode()).isEqualTo(422);
        desk.replay(rejection, insert(table, "1"));

        awaitState(rejection, "resolved");
        assertThat(running.query("select a from " + table)).containsExactly("1");
    }

    @Test
    void whatWasTooOldIsAppliedAsItWas() throws Exception {
        var table = table("a int");
        var old = Instant.now().minus(Duration.ofDays(40));
        log.send(log.changeSet(
                new StreamName(table),
                "k",
                Format.WAL2JSON_1,
                insert(table, "1").getBytes(UTF_8),
                old));
        var rejection = awaitRejection(table, "too-old");

        desk.replay(rejection);

        awaitState(rejection, "resolved");
        assertThat(running.query("select a from " + table)).containsExactly("1");
    }

    @Test
    void whatCameUnderAnothersKeyIsAppliedAsItWas() throws Exception {
        var table = table("a int");
        send(table, "same key", insert(table, "1"));
        send(table, "same key", insert(table, "2"));
        var rejection = awaitRejection(table, "idempotency-key-reused");

        desk.replay(rejection);

        awaitState(rejection, "resolved");
        assertThat(running.query("select a from " + table + " order by a")).containsExactly("1", "2");
    }

    @Test
    void theSameCallAgainHasNoSecondEffect() throws Exception {
        var table = table("a int constraint small check (a < 10)");
        send(table, "k", insert(table, "11"));
        var rejection = awaitRejection(table, "check-constraint");
        running.execute("alter table " + table + " drop constraint small");

        var first = desk.replay(rejection);
        awaitState(rejection, "resolved");
        var again = desk.replay(rejection);
        var other = desk.replay(rejection, insert(table, "12"));

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(Desk.json(again).get("id")).isEqualTo(Desk.json(first).get("id"));
        assertThat(Desk.json(again).get("status").asText()).isEqualTo("applied");
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.body()).contains("not-open");
        assertThat(running.query("select a from " + table)).containsExactly("11");
    }

    /// As after a crash between the record's acknowledgement and the note of it.
    @Test
    void whatWasSentAndNotNotedIsSentAgainAndHasOneEffect() throws Exception {
        var table = table("a int constraint small check (a < 10)");
        send(table, "k", insert(table, "11"));
        var rejection = awaitRejection(table, "check-constraint");
        running.execute("alter table " + table + " drop constraint small");
        desk.replay(rejection);
        awaitState(rejection, "resolved");
        running.execute("update cdc.rejection_replay set outcome = 'noted' where rejection_id = '" + rejection + "'");
        running.execute("update cdc.rejection set state = 'open' where id = '" + rejection + "'");

        var other = desk.replay(rejection, insert(table, "12"));
        var again = desk.replay(rejection);
        send(table, "after", insert(table, "13"));
        running.await(
                "what comes after",
                () -> running.query("select a from " + table).contains("13"));

        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.body()).contains("replay-under-way");
        assertThat(again.statusCode()).isEqualTo(201);
        awaitState(rejection, "resolved");
        assertThat(running.query("select a from " + table + " order by a")).containsExactly("11", "13");
        assertThat(running.query("select outcome from cdc.rejection_replay where rejection_id = '" + rejection + "'"))
                .containsExactly("applied");
    }

    /// As after a crash before the record is sent.
    @Test
    void whatWasNotedAndNotSentIsSentByTheSameCall() throws Exception {
        var table = table("a int constraint small check (a < 10)");
        send(table, "k", insert(table, "11"));
        var rejection = awaitRejection(table, "check-constraint");
        running.execute("alter table " + table + " drop constraint small");
        var sha256 = Payload.whole(insert(table, "11").getBytes(UTF_8), null).sha256();
        var firstRejectedAt =
                Instant.parse(desk.rejection(rejection).get("firstRejectedAt").asText());
        var id = ChangeSetId.ofReplay(UUID.fromString(rejection), firstRejectedAt, 0, sha256);
        running.execute("""
            insert into cdc.rejection_replay (change_set_id, rejection_id, stream, payload_sha256, corrected, ordered_at,
                                              outcome)
            values ('%s', '%s', '%s', '%s', false, now(), 'noted')
            """.formatted(id, rejection, table, sha256));

        var replay = desk.replay(rejection);

        assertThat(replay.statusCode()).isEqualTo(201);
        assertThat(Desk.json(replay).get("id").asText()).isEqualTo(id.toString());
        awaitState(rejection, "resolved");
        assertThat(running.query("select a from " + table)).containsExactly("11");
    }

    @Test
    void aReplayThatIsRejectedAgainIsARejectionOfItsOwnAndBothAreResolvedTogether() throws Exception {
        var table = table("a int constraint small check (a < 10)");
        send(table, "k", insert(table, "11"));
        var first = awaitRejection(table, "check-constraint");

        desk.replay(first);
        awaitState(first, "replayed");
        var second = awaitOnly("replay_of = '" + first + "'");
        var repeated = Desk.json(desk.replay(first));
        assertThat(repeated.get("status").asText()).isEqualTo("rejected");
        assertThat(repeated.get("rejectionId").asText()).isEqualTo(second);
        assertThat(desk.rejection(second).get("replayOf").asText()).isEqualTo(first);
        assertThat(desk.rejection(first)
                        .get("replays")
                        .get(0)
                        .get("rejectionId")
                        .asText())
                .isEqualTo(second);
        assertThat(desk.get("/change-sets/" + repeated.get("id").asText()).body())
                .contains("\"status\":\"rejected\"", "\"replayOf\":\"" + first + "\"");
        running.execute("alter table " + table + " drop constraint small");
        desk.replay(second);

        awaitState(second, "resolved");
        assertThat(state(first)).isEqualTo("resolved");
        assertThat(running.query("select a from " + table)).containsExactly("11");
    }

    @Test
    void whatIsRefusedAnewAfterItWasResolvedIsSentOnceMoreAsItWas() throws Exception {
        var table = table("a int");
        var payload = insert(table, "1").getBytes(UTF_8);
        var rejection = refusedAtTheDoor("unknown-table", table, payload, payload.length);
        var first = Desk.json(desk.replay(rejection)).get("id").asText();
        awaitState(rejection, "resolved");

        refusedAtTheDoor("unknown-table", table, payload, payload.length);
        awaitState(rejection, "open");
        var second = desk.replay(rejection);
        awaitState(rejection, "resolved");
        var again = desk.replay(rejection);

        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(Desk.json(second).get("id").asText()).isNotEqualTo(first);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(Desk.json(again).get("id")).isEqualTo(Desk.json(second).get("id"));
        assertThat(running.query("select a from " + table)).containsExactly("1", "1");
    }

    @Test
    void aReplayThatWasRejectedIsSentOnceMoreAsItWasAfterItsRejectionIsReopened() throws Exception {
        var table = table("a int constraint small check (a < 10)");
        send(table, "k", insert(table, "11"));
        var rejection = awaitRejection(table, "check-constraint");
        desk.replay(rejection);
        awaitOnly("replay_of = '" + rejection + "'");
        awaitState(rejection, "replayed");
        running.execute("alter table " + table + " drop constraint small");

        desk.post("/rejections/" + rejection + "/reopen", "{\"note\":\"The table is mended.\"}");
        var replay = desk.replay(rejection);

        assertThat(replay.statusCode()).isEqualTo(201);
        awaitState(rejection, "resolved");
        assertThat(running.query("select a from " + table)).containsExactly("11");
    }

    @Test
    void whatComesBackAfterAPurgeIsSentAsIfItHadNeverBeen() throws Exception {
        var table = table("a int");
        var payload = insert(table, "1").getBytes(UTF_8);
        var rejection = refusedAtTheDoor("unknown-table", table, payload, payload.length);
        desk.replay(rejection);
        awaitState(rejection, "resolved");
        assertThat(desk.delete("/rejections/" + rejection).statusCode()).isEqualTo(200);

        refusedAtTheDoor("unknown-table", table, payload, payload.length);
        var replay = desk.replay(rejection);

        assertThat(replay.statusCode()).isEqualTo(201);
        awaitState(rejection, "resolved");
        assertThat(running.query("select a from " + table)).containsExactly("1", "1");
    }

    @Test
    void goingOnWithManyComesToAnEndThoughEachIsRejectedAgain() throws Exception {
        var table = table("a int constraint small check (a < 10)");
        send(table, "k1", insert(table, "11"));
        send(table, "k2", insert(table, "12"));
        running.await(
                "two rejections",
                () -> running.query("select count(*) from cdc.rejection where stream = '" + table + "'")
                        .equals(List.of("2")));

        var calls = 0;
        var path = "/rejections/replay?stream=" + table + "&limit=1";
        var next = "";
        do {
            var page = Desk.json(desk.post(path + next, ""));
            var sent = page.get("replays").get(0).get("replayOf").asText();
            awaitOnly("replay_of = '" + sent + "'");
            next = page.has("next") ? "&cursor=" + page.get("next").asText() : "";
            calls++;
        } while (!next.isEmpty() && calls < 10);

        assertThat(calls).isEqualTo(2);
        assertThat(running.query(
                        "select count(*) from cdc.rejection where state = 'open' and stream = '" + table + "'"))
                .containsExactly("2");
    }

    @Test
    void manyComeBackInTheirOrderAndWhatCameLaterIsWarnedOf() throws Exception {
        var table = "public.later" + TABLES.incrementAndGet();
        var name = table.substring("public.".length());
        for (var value = 1; value <= 5; value++) {
            send(name, "k" + value, upsert(name, value));
        }
        running.await(
                "five rejections",
                () -> running.query("select count(*) from cdc.rejection where stream = '" + name + "'")
                        .equals(List.of("5")));
        running.execute("create table " + table + " (k int primary key, a int)");
        send(name, "later", "{\"change\":[]}");
        running.await(
                "the later one",
                () -> running.query("select outcome from cdc.change_set where stream = '" + name + "'")
                        .contains("applied"));

        var firstTwo = Desk.json(desk.post("/rejections/replay?stream=" + name + "&limit=2", ""));
        var rest = Desk.json(desk.post(
                "/rejections/replay?stream=" + name + "&cursor="
                        + firstTwo.get("next").asText(),
                ""));
        running.await(
                "all applied",
                () -> running.query("select count(*) from cdc.rejection where state = 'resolved' and stream = '" + name
                                + "'")
                        .equals(List.of("5")));

        assertThat(firstTwo.get("replays")).hasSize(2);
        assertThat(rest.get("replays")).hasSize(3);
        assertThat(rest.has("next")).isFalse();
        assertThat(rest.get("left")).isEmpty();
        assertThat(running.query("select a from " + table)).containsExactly("5");
        assertThat(firstTwo.get("replays").get(0).get("warning").asText())
                .contains("Later change sets of the stream " + name + " are applied already");
        assertThat(rest.get("replays").get(2).get("warning").asText()).contains("Later change sets");
    }

    @Test
    void whereNothingCameLaterNothingIsWarnedOf() throws Exception {
        var table = table("a int constraint small check (a < 10)");
        send(table, "before", insert(table, "1"));
        send(table, "k", insert(table, "11"));
        var rejection = awaitRejection(table, "check-constraint");
        running.execute("alter table " + table + " drop constraint small");

        var replay = Desk.json(desk.replay(rejection));

        assertThat(replay.has("warning")).isFalse();
        awaitState(rejection, "resolved");
    }

    @Test
    void ofManyTheOnesThatCannotBeSentStayOpenAndStopNoneBehindThem() throws Exception {
        var table = table("a int");
        var wrong = refusedAtTheDoor("too-large", table, "{".getBytes(UTF_8), 9_000_000);
        var old = Instant.now().minus(Duration.ofDays(40));
        log.send(log.changeSet(
                new StreamName(table),
                "k",
                Format.WAL2JSON_1,
                insert(table, "1").getBytes(UTF_8),
                old));
        var sound = awaitRejection(table, "too-old");

        var many = Desk.json(desk.post("/rejections/replay?stream=" + table, ""));

        assertThat(many.get("replays").get(0).get("replayOf").asText()).isEqualTo(sound);
        assertThat(many.get("left").get(0).get("rejectionId").asText()).isEqualTo(wrong);
        assertThat(many.get("left").get(0).get("reason").asText()).isEqualTo("excerpt-only");
        awaitState(sound, "resolved");
        assertThat(state(wrong)).isEqualTo("open");
    }

    @Test
    void aReplayWithoutAContentTypeIsRefused() throws Exception {
        var table = table("a int");
        var rejection = refusedAtTheDoor("not-json", table, "{".getBytes(UTF_8), 1);

        var untyped = desk.postUntyped("/rejections/" + rejection + "/replay");
        var form = desk.post("/rejections/" + rejection + "/replay", "text/plain", insert(table, "1"));

        assertThat(untyped.statusCode()).isEqualTo(415);
        assertThat(form.statusCode()).isEqualTo(415);
        assertThat(state(rejection)).isEqualTo("open");
    }

    @Test
    void aCorrectedPayloadAsLinesIsReadAsLines() throws Exception {
        var table = table("a int");
        var rejection = refusedAtTheDoor("not-json", table, "{".getBytes(UTF_8), 1);
        var lines = """
            {"action":"B"}
            {"action":"I","schema":"public","table":"%s","columns":[{"name":"a","type":"integer","value":3}]}
            {"action":"C"}
            """.formatted(table).strip();

        var replay = desk.post("/rejections/" + rejection + "/replay", "application/x-ndjson", lines);

        assertThat(replay.statusCode()).isEqualTo(201);
        awaitState(rejection, "resolved");
        assertThat(running.query("select a from " + table)).containsExactly("3");
    }

    /// A table of its own, whose name is its stream's too.
    private String table(String columns) {
        var name = "t" + TABLES.incrementAndGet();
        running.execute("create table public." + name + " (" + columns + ")");
        return name;
    }

    private void send(String stream, String key, String changeSet) {
        log.send(log.changeSet(
                new StreamName(stream), key, Format.WAL2JSON_1, changeSet.getBytes(UTF_8), Instant.now()));
    }

    /// As the gateway writes it into the audit topic.
    private String refusedAtTheDoor(String reason, String stream, byte[] kept, long length) {
        var rejection = Rejection.atGateway(
                null,
                new StreamName(stream),
                new Reason(reason, "It is refused."),
                new Payload(kept, length, "application/json"),
                new Sender(null, null, Instant.now()),
                Instant.now());
        audit.send(audit.foreign(0, RejectionJson.write(rejection)));
        return awaitOnly("id = '" + rejection.id() + "'");
    }

    private String awaitRejection(String stream, String reason) {
        return awaitOnly("stream = '" + stream + "' and reason = '" + reason + "'");
    }

    private String awaitOnly(String condition) {
        var sql = "select id from cdc.rejection where " + condition;
        running.await("a rejection: " + condition, () -> running.query(sql).size() == 1);
        return running.query(sql).getFirst();
    }

    private void awaitState(String rejection, String state) {
        running.await("it is " + state, () -> state(rejection).equals(state));
    }

    private String state(String rejection) {
        return desk.rejection(rejection).get("state").asText();
    }

    private static String insert(String table, String value) {
        return """
            {"change":[{"kind":"insert","table":"%s","columnnames":["a"],"columntypes":["integer"],"columnvalues":[%s]}]}""".formatted(table, value);
    }

    private static String upsert(String table, int value) {
        return """
            {"change":[{"kind":"insert","table":"%s","columnnames":["k","a"],"columntypes":["integer","integer"],"columnvalues":[1,%d]}]}""".formatted(table, value);
    }
}
