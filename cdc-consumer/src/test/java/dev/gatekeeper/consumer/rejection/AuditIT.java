package dev.gatekeeper.consumer.rejection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.changeset.IdempotencyKey;
import dev.gatekeeper.changeset.Payload;
import dev.gatekeeper.changeset.Sender;
import dev.gatekeeper.changeset.StreamName;
import dev.gatekeeper.changeset.rejection.Reason;
import dev.gatekeeper.changeset.rejection.Rejection;
import dev.gatekeeper.changeset.rejection.RejectionJson;
import dev.gatekeeper.consumer.Running;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuditIT {

    private final Running running = new Running();

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void aSinkRejectionIsPublishedOnceAndItsReturnKeepsItsState() throws Exception {
        running.startConsumer(Map.of());
        try (var log = running.log()) {
            log.append(0, "k", """
                {"change":[{"kind":"insert","table":"nowhere","columnnames":["a"],"columntypes":["text"],"columnvalues":["x"]}]}""");
            running.awaitDecided(1);
            running.execute("update cdc.rejection set state = 'discarded'");
            running.await(
                    "the audit topic has it, and it was read back",
                    () -> running.query(
                                    "select sum(next_offset) from cdc.partition_position where topic like 'rejected%'")
                            .equals(List.of("1")));

            assertThat(
                            running.query(
                                    "select (state, stage, audited_at is not null, read_back_at is not null)::text from cdc.rejection"))
                    .containsExactly("(discarded,sink,t,t)");
        }
    }

    @Test
    void whatWasPublishedButNotMarkedIsPublishedAgainAndStaysOneRejection() throws Exception {
        running.startConsumer(Map.of());
        try (var log = running.log()) {
            log.append(0, "k", """
                {"change":[{"kind":"insert","table":"nowhere","columnnames":["a"],"columntypes":["text"],"columnvalues":["x"]}]}""");
            awaitAudited(1);
            running.await(
                    "who published it has marked it", () -> running.query("""
                            select 1 from pg_locks where locktype = 'advisory' and objid = 4
                              and database = (select oid from pg_database where datname = current_database())""").isEmpty());
            running.execute("update cdc.rejection set audited_at = null, state = 'discarded'");
            awaitAudited(2);

            assertThat(running.query("select (state, reason)::text from cdc.rejection"))
                    .containsExactly("(discarded,unknown-table)");
        }
    }

    @Test
    void aSinkRejectionTooLargeForTheTopicStandsThereAsAnExcerptAndWholeInTheTable() throws Exception {
        running.startConsumer(Map.of("kafka.producers.cdc-rejected.max.request.size", 200_000));
        var changeSet = """
            {"change":[{"kind":"insert","table":"nowhere","columnnames":["a"],"columntypes":["text"],"columnvalues":["%s"]}]}""".formatted("x".repeat(300_000));
        try (var log = running.log();
                var audit = running.audit()) {
            log.append(0, "k", changeSet);
            awaitAudited(1);

            var published = RejectionJson.read(audit.any());
            assertThat(published.payload().length()).isEqualTo(changeSet.length());
            assertThat(published.payload().bytes()).hasSize(Payload.EXCERPT_BYTES);
            assertThat(running.query("select (length(payload), audited_at is not null)::text from cdc.rejection"))
                    .containsExactly("(" + changeSet.length() + ",t)");
        }
    }

    @Test
    void aGatewaysRejectionLandsInTheTableAndForeignRecordsArePassedOver() throws Exception {
        running.startConsumer(Map.of());
        var rejection = Rejection.atGateway(
                null,
                StreamName.DEFAULT,
                new Reason("not-json", "It holds a \0 and no JSON."),
                Payload.whole("{\0".getBytes(StandardCharsets.UTF_8), "application/json"),
                new Sender("https://example.org/", "somebody", Instant.parse("2026-01-01T00:00:00.123456Z")),
                Instant.parse("2026-01-01T00:00:01Z"));
        try (var audit = running.audit()) {
            audit.send(audit.foreign(0, "not an envelope".getBytes(StandardCharsets.UTF_8)));
            audit.send(audit.foreign(0, null));
            audit.send(audit.foreign(0, RejectionJson.write(rejection)));
            audit.send(audit.foreign(0, RejectionJson.write(rejection)));
            awaitAudited(4);
        }

        assertThat(running.query("""
                select (id, stream, stage, reason, encode(payload, 'hex'), referral, principal, received_at, state,
                        audited_at is not null)::text from cdc.rejection
                """))
                .containsExactly(
                        "(" + rejection.id()
                                + ",default,gateway,not-json,7b00,https://example.org/,somebody,\"2026-01-01 00:00:00.123456+00\",open,t)");
    }

    @Test
    void whatIsRefusedAThousandTimesIsOneRejectionWithACount() throws Exception {
        running.startConsumer(Map.of());
        var start = Instant.parse("2026-01-01T00:00:00Z");
        try (var audit = running.audit()) {
            for (var n = 0; n < 1000; n++) {
                var rejection = refused(start.plusMillis(n));
                audit.send(audit.foreign(0, RejectionJson.write(rejection)));
                if (n % 100 == 0) { // As a gateway does that has had no answer.
                    audit.send(audit.foreign(0, RejectionJson.write(rejection)));
                }
            }
            awaitAudited(1010);
        }

        assertThat(running.query(
                        "select (times, first_rejected_at, rejected_at, received_at, state)::text from cdc.rejection"))
                .containsExactly(
                        "(1000,\"2026-01-01 00:00:00+00\",\"2026-01-01 00:00:00.999+00\",\"2026-01-01 00:00:00+00\",open)");
        assertThat(running.query("select (reason, rejections, times)::text from cdc.rejections_by_reason"))
                .containsExactly("(not-json,1,1000)");
    }

    @Test
    void whatIsRefusedAgainKeepsTheStateThatItsRejectionIsIn() throws Exception {
        running.startConsumer(Map.of());
        var start = Instant.parse("2026-01-01T00:00:00Z");
        try (var audit = running.audit()) {
            audit.send(audit.foreign(0, RejectionJson.write(refused(start))));
            awaitAudited(1);
            running.execute("update cdc.rejection set state = 'discarded', state_note = 'known'");
            audit.send(audit.foreign(0, RejectionJson.write(refused(start.plusSeconds(1)))));
            awaitAudited(2);
        }

        assertThat(running.query("select (state, state_note, times)::text from cdc.rejection"))
                .containsExactly("(discarded,known,2)");
    }

    @Test
    void whatIsRefusedAnewAfterItWasResolvedIsOpen() throws Exception {
        running.startConsumer(Map.of());
        var start = Instant.parse("2026-01-01T00:00:00Z");
        try (var audit = running.audit()) {
            audit.send(audit.foreign(0, RejectionJson.write(refused(start))));
            awaitAudited(1);
            running.execute("update cdc.rejection set state = 'resolved', state_at = '2026-01-01 00:00:05+00', "
                    + "state_by = 'somebody'");
            audit.send(audit.foreign(0, RejectionJson.write(refused(start.plusSeconds(4)))));
            awaitAudited(2);
            assertThat(running.query("select (state, state_by, times)::text from cdc.rejection"))
                    .containsExactly("(resolved,somebody,2)");
            audit.send(audit.foreign(0, RejectionJson.write(refused(start.plusSeconds(6)))));
            awaitAudited(3);
        }

        assertThat(running.query("select (state, state_at, state_by, times)::text from cdc.rejection"))
                .containsExactly("(open,\"2026-01-01 00:00:06+00\",,3)");
    }

    /// The same payload, under a key of its own each time.
    private static Rejection refused(Instant at) {
        return Rejection.atGateway(
                ChangeSetId.of(StreamName.DEFAULT, new IdempotencyKey(at.toString()), 0),
                StreamName.DEFAULT,
                new Reason("not-json", "It is no JSON."),
                Payload.whole("{".getBytes(StandardCharsets.UTF_8), "application/json"),
                new Sender(null, null, at),
                at);
    }

    private void awaitAudited(int records) {
        running.await(
                records + " records in the audit topic",
                () -> running.query("select sum(next_offset) from cdc.partition_position where topic like 'rejected%'")
                        .equals(List.of(Integer.toString(records))));
    }
}
