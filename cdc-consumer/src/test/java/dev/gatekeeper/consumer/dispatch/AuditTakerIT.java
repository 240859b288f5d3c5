package dev.gatekeeper.consumer.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.changeset.Payload;
import dev.gatekeeper.changeset.Sender;
import dev.gatekeeper.changeset.StreamName;
import dev.gatekeeper.changeset.rejection.Reason;
import dev.gatekeeper.changeset.rejection.Rejection;
import dev.gatekeeper.changeset.rejection.RejectionJson;
import dev.gatekeeper.changeset.rejection.SinkFault;
import dev.gatekeeper.consumer.Sink;
import dev.gatekeeper.consumer.decode.Value;
import dev.gatekeeper.consumer.log.TopicIdentity;
import dev.gatekeeper.consumer.position.Positions;
import dev.gatekeeper.consumer.rejection.Rejections;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What comes back from the audit topic, whatever somebody wrote there.
class AuditTakerIT {

    private static final TopicIdentity TOPIC = new TopicIdentity("audit-by-hand", "made-by-hand", 1);
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private Sink sink;

    @BeforeEach
    void start() {
        sink = Sink.start(Map.of("gatekeeper.outbox.interval", "1h"));
        sink.context().getBean(Positions.class).start(TOPIC, 0, 0, 0);
    }

    @AfterEach
    void stop() {
        sink.close();
    }

    @Test
    void whatCannotBeKeptIsSkippedAndWhatStandsAroundItIsKept() {
        var taken = take(
                RejectionJson.write(rejection("first", NOW, null)),
                RejectionJson.write(rejection("with a NUL in a name", NOW, "\0")),
                RejectionJson.write(rejection("received at no real time", Instant.MAX, null)),
                "foreign".getBytes(StandardCharsets.UTF_8),
                RejectionJson.write(rejection("last", NOW, null)));

        assertThat(taken).isEqualTo(new Taken.Committed(5));
        assertThat(sink.query("select reason from cdc.rejection order by reason"))
                .containsExactly("first", "last");
        assertThat(sink.query("select next_offset from cdc.partition_position where topic = 'audit-by-hand'"))
                .containsExactly("5");
    }

    @Test
    void anExcerptThatComesBackDoesNotReplaceTheWholePayload() {
        sink.apply(sink.record("""
            {"change":[{"kind":"insert","table":"nowhere","columnnames":["a"],"columnvalues":["%s"]}]}""".formatted("x".repeat(100_000))));
        var id = UUID.fromString(sink.query("select id from cdc.rejection").getFirst());
        var whole = sink.context().getBean(Rejections.class).find(id).orElseThrow();

        take(RejectionJson.write(whole.excerpted()));

        assertThat(sink.context().getBean(Rejections.class).find(id)).hasValue(whole);
        assertThat(sink.query("select audited_at is not null from cdc.rejection"))
                .containsExactly("t");
    }

    @Test
    void aNewerExcerptBringsItsReasonsAndTheWholePayloadStays() {
        var whole = rejection("older", NOW, null);
        take(RejectionJson.write(whole));
        var newer = new Rejection(
                whole.id(),
                whole.changeSetId(),
                whole.stream(),
                new Reason("newer", "Newer."),
                whole.payload().excerpt(),
                whole.sender(),
                NOW.plusSeconds(1),
                whole.fault());

        takeAt(1, RejectionJson.write(newer));

        assertThat(sink.query("select (reason, length(payload), payload_length)::text from cdc.rejection"))
                .containsExactly("(newer,70000,70000)");
    }

    /// Each of another id.
    private static Rejection rejection(String reason, Instant receivedAt, @Nullable String sqlState) {
        var payload = "%-70000s".formatted(reason).getBytes(StandardCharsets.UTF_8);
        return Rejection.atSink(
                null,
                StreamName.DEFAULT,
                new Reason(reason, "A reason."),
                Payload.whole(payload, "application/json"),
                new Sender(null, null, receivedAt),
                NOW,
                new SinkFault("topic", 0, 0, sqlState, null, null, null, null, null));
    }

    private Taken take(byte[]... values) {
        return takeAt(0, values);
    }

    private Taken takeAt(long offset, byte[]... values) {
        var records = new ArrayList<ConsumerRecord<byte[], Value>>();
        for (var value : values) {
            records.add(
                    new ConsumerRecord<>(TOPIC.name(), 0, offset + records.size(), new byte[0], Value.plain(value)));
        }
        return sink.context().getBean(AuditTaker.class).take(TOPIC, 0, offset, List.copyOf(records));
    }
}
