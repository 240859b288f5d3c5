package dev.gatekeeper.consumer.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.consumer.rejection.Life;
import dev.gatekeeper.consumer.rejection.Replay;
import dev.gatekeeper.consumer.rejection.Replay.Outcome;
import dev.gatekeeper.consumer.rejection.State;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReplayIdTest {

    private static final UUID REJECTION = UUID.fromString("39eea6e6-a9a2-5d4f-a9d0-9451a1dc8515");
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05.123456Z");

    @ParameterizedTest
    @EnumSource(names = {"NOTED", "LET_GO", "LOGGED"})
    void whatMayBeInTheLogKeepsItsId(Outcome outcome) {
        assertThat(id(State.OPEN, outcome)).isEqualTo(numbered(0));
        assertThat(id(State.OPEN, Outcome.REJECTED, outcome)).isEqualTo(numbered(1));
    }

    @ParameterizedTest
    @EnumSource(names = {"APPLIED", "REJECTED"})
    void whatIsOpenAfterAllIsDecidedGetsANewOne(Outcome outcome) {
        assertThat(id(State.OPEN)).isEqualTo(numbered(0));
        assertThat(id(State.OPEN, outcome)).isEqualTo(numbered(1));
        assertThat(id(State.OPEN, Outcome.REJECTED, outcome)).isEqualTo(numbered(2));
    }

    @ParameterizedTest
    @EnumSource(value = State.class, mode = EnumSource.Mode.EXCLUDE, names = "OPEN")
    void whatIsNotOpenKeepsTheLastOne(State state) {
        assertThat(id(state)).isEqualTo(numbered(0));
        assertThat(id(state, Outcome.APPLIED)).isEqualTo(numbered(0));
        assertThat(id(state, Outcome.REJECTED, Outcome.APPLIED)).isEqualTo(numbered(1));
    }

    @Test
    void otherPayloadsDoNotCount() {
        var other = replay("00fe", Outcome.REJECTED);

        assertThat(ReplayId.of(REJECTION, life(State.OPEN), Arrays.asList(other), "00ff"))
                .isEqualTo(numbered(0));
    }

    private static ChangeSetId id(State state, Outcome... outcomes) {
        var replays =
                Arrays.stream(outcomes).map(outcome -> replay("00ff", outcome)).toList();
        return ReplayId.of(REJECTION, life(state), replays, "00ff");
    }

    private static ChangeSetId numbered(int ordinal) {
        return ChangeSetId.ofReplay(REJECTION, AT, ordinal, "00ff");
    }

    private static Life life(State state) {
        return new Life(state, null, null, null, 1, AT);
    }

    private static Replay replay(String sha256, Outcome outcome) {
        return new Replay(
                UUID.randomUUID(), REJECTION, "orders", sha256, false, AT, null, outcome, null, null, null, null, null);
    }
}
