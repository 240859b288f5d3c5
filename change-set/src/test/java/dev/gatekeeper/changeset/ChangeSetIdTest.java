package dev.gatekeeper.changeset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChangeSetIdTest {

    private static final StreamName STREAM = new StreamName("orders");
    private static final IdempotencyKey KEY = new IdempotencyKey("0/27F9308");

    @Test
    void theRuleForIdsNeverChanges() {
        assertThat(ChangeSetId.of(STREAM, KEY, 0)).hasToString("3c0f7fb8-e26d-5869-8777-7097d143abcf");
    }

    @Test
    void streamKeyAndOrdinalEachTellIdsApart() {
        var id = ChangeSetId.of(STREAM, KEY, 0);

        assertThat(ChangeSetId.of(new StreamName("order"), new IdempotencyKey("s0/27F9308"), 0))
                .isNotEqualTo(id);
        assertThat(ChangeSetId.of(STREAM, new IdempotencyKey("0/27F930"), 80)).isNotEqualTo(id);
        assertThat(ChangeSetId.of(STREAM, KEY, 1)).isNotEqualTo(id);
        assertThat(ChangeSetId.of(STREAM, KEY, 0)).isEqualTo(id);
    }

    @Test
    void theSamePayloadAsTheSameRejectionsReplayIsTheSameChangeSetInEveryVersion() {
        var rejection = UUID.fromString("39eea6e6-a9a2-5d4f-a9d0-9451a1dc8515");
        var at = Instant.parse("2026-01-02T03:04:05.123456Z");
        var id = ChangeSetId.ofReplay(rejection, at, 0, "00ff");

        assertThat(id)
                .isEqualTo(new ChangeSetId(
                        NameBasedId.of("replay", rejection.toString(), "2026-01-02T03:04:05.123456Z", "0", "00ff")));
        assertThat(ChangeSetId.ofReplay(rejection, at, 0, "00fe")).isNotEqualTo(id);
        assertThat(ChangeSetId.ofReplay(rejection, at, 1, "00ff")).isNotEqualTo(id);
        assertThat(ChangeSetId.ofReplay(rejection, at.plusNanos(1_000), 0, "00ff"))
                .isNotEqualTo(id);
        assertThat(ChangeSetId.ofReplay(UUID.fromString("39eea6e6-a9a2-5d4f-a9d0-9451a1dc8516"), at, 0, "00ff"))
                .isNotEqualTo(id);
    }

    @Test
    void mintedKeysAreUuidsOfVersion7InRisingOrder() {
        var first = IdempotencyKey.mint();
        var second = IdempotencyKey.mint();

        assertThat(first.text()).matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(second.text()).isGreaterThan(first.text());
    }

    @Test
    void aShortenedUuidIsNoId() {
        assertThatThrownBy(() -> ChangeSetId.parse("1-1-1-1-1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ChangeSetId.parse("+0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesAndKeysOutsideTheirFormAreRefused() {
        assertThatThrownBy(() -> new StreamName("a b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new StreamName("x".repeat(129))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new IdempotencyKey(" a")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new IdempotencyKey("a\nb")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new IdempotencyKey("")).isInstanceOf(IllegalArgumentException.class);
    }
}
