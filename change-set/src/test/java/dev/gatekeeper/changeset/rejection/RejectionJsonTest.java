package dev.gatekeeper.changeset.rejection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.changeset.IdempotencyKey;
import dev.gatekeeper.changeset.Payload;
import dev.gatekeeper.changeset.Sender;
import dev.gatekeeper.changeset.StreamName;
import dev.gatekeeper.changeset.Violation;
import dev.gatekeeper.changeset.Violations;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RejectionJsonTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00.123456Z");
    private static final StreamName STREAM = new StreamName("orders");
    private static final ChangeSetId ID = ChangeSetId.of(STREAM, new IdempotencyKey("k"), 0);
    private static final Reason REASON = new Reason(
            "invalid", "It breaks a rule.", new Violations(List.of(new Violation("bad-value", "/x", "No.")), 7));

    @Test
    void aGatewaysRejectionComesBackAsItWas() throws UnreadableRejectionException {
        var rejection = Rejection.atGateway(
                ID, STREAM, REASON, payload("{\"é\":1}"), new Sender("http://from", "me", NOON), NOON);

        assertThat(RejectionJson.read(RejectionJson.write(rejection))).isEqualTo(rejection);
    }

    @Test
    void aSinksRejectionComesBackAsItWas() throws UnreadableRejectionException {
        var fault = new SinkFault(
                "cdc.change-sets", 3, 1L << 40, "23505", "public", "t", "a", "t_pkey", "Key (a)=(1) already exists.");
        var rejection = Rejection.atSink(ID, STREAM, REASON, payload("x"), new Sender(null, null, NOON), NOON, fault);

        assertThat(RejectionJson.read(RejectionJson.write(rejection))).isEqualTo(rejection);
    }

    @Test
    void aReplaysRejectionSaysWhoseReplayItWas() throws UnreadableRejectionException {
        var predecessor = UUID.fromString("39eea6e6-a9a2-5d4f-a9d0-9451a1dc8515");
        var rejection = Rejection.atSink(
                ID,
                STREAM,
                REASON,
                payload("x"),
                new Sender(null, null, NOON, predecessor),
                NOON,
                SinkFault.at("cdc.change-sets", 0, 7));

        var readBack = RejectionJson.read(RejectionJson.write(rejection));

        assertThat(readBack).isEqualTo(rejection);
        assertThat(readBack.sender().replayOf()).isEqualTo(predecessor);
    }

    @Test
    void bytesThatAreNoTextComeBackByteForByte() throws UnreadableRejectionException {
        var bytes = new byte[] {0, (byte) 0xff, 'a', (byte) 0xc3};
        var rejection =
                Rejection.atGateway(null, null, REASON, Payload.whole(bytes, null), new Sender(null, null, NOON), NOON);

        var json = RejectionJson.write(rejection);

        assertThat(new String(json, StandardCharsets.UTF_8)).contains("\"payloadEncoding\":\"base64\"");
        assertThat(RejectionJson.read(json).payload().bytes()).isEqualTo(bytes);
    }

    @Test
    void aPayloadOfThirtyMillionBytesComesBackByteForByte() throws UnreadableRejectionException {
        var rejection = Rejection.atGateway(
                null, null, REASON, payload("x".repeat(30_000_000)), new Sender(null, null, NOON), NOON);

        assertThat(RejectionJson.read(RejectionJson.write(rejection))).isEqualTo(rejection);
    }

    @Test
    void theSamePayloadRefusedOnTheSameStreamForTheSameReasonIsTheSameRejection() {
        var first = Rejection.atGateway(ID, STREAM, REASON, payload("x"), new Sender(null, null, NOON), NOON);
        var again = Rejection.atGateway(
                null, STREAM, REASON, payload("x"), new Sender("r", "p", NOON), NOON.plusSeconds(9));
        var elsewhere = Rejection.atGateway(
                ID, new StreamName("other"), REASON, payload("x"), new Sender(null, null, NOON), NOON);

        var otherwise = Rejection.atGateway(ID, STREAM, new Reason("other", "No."), payload("x"), again.sender(), NOON);

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(elsewhere.id()).isNotEqualTo(first.id());
        assertThat(otherwise.id()).isNotEqualTo(first.id());
    }

    @Test
    void keysOfANewerVersionArePassedOver() throws UnreadableRejectionException {
        var rejection = Rejection.atGateway(ID, STREAM, REASON, payload("x"), new Sender(null, null, NOON), NOON);
        var json = new String(RejectionJson.write(rejection), StandardCharsets.UTF_8)
                .replaceFirst("\\{", "{\"fromTheFuture\":[1],");

        assertThat(RejectionJson.read(json.getBytes(StandardCharsets.UTF_8))).isEqualTo(rejection);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "{\"id\":1}", "nonsense", "{\"violationCount\":null}"})
    void whatIsNoEnvelopeIsSaidToBeUnreadable(String json) {
        assertThatThrownBy(() -> RejectionJson.read(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableRejectionException.class);
    }

    private static Payload payload(String text) {
        return Payload.whole(text.getBytes(StandardCharsets.UTF_8), "application/json");
    }
}
