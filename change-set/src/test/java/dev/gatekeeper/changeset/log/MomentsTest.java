package dev.gatekeeper.changeset.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MomentsTest {

    @Test
    void everyMomentIsWrittenAndReadAsTheJdkDoesIt() {
        var random = new Random(20261121);
        for (var run = 0; run < 20_000; run++) {
            var unit = new int[] {1_000_000_000, 1_000_000, 1_000, 1}[random.nextInt(4)];
            var moment = Instant.ofEpochSecond(
                    random.nextLong(253_402_300_800L), (long) random.nextInt(1_000_000_000) / unit * unit);

            assertThat(Moments.text(moment)).isEqualTo(moment.toString());
            assertThat(Moments.parse(moment.toString())).isEqualTo(moment);
        }
    }

    @Test
    void whatNoClockShowsIsWrittenAllTheSame() {
        for (var moment : new Instant[] {Instant.MIN, Instant.EPOCH.minusNanos(1), Instant.MAX}) {
            assertThat(Moments.text(moment)).isEqualTo(moment.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-02T03:04:05.1Z", "2026-01-02T03:04:05+00:00", "2026-01-02T03:04:05.123000000Z"})
    void otherSpellingsAreRead(String text) {
        assertThat(Moments.parse(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-29T00:00:00Z",
                "2026-01-01T24:00:01Z",
                "2026-01-01T00:60:00Z",
                "2026-01-01T00:00:00z.",
                "2026-01-01 00:00:00Z",
                "1969-12-31T23:59:59Z",
                "+10000-01-01T00:00:00Z",
                ""
            })
    void whatIsNoMomentOrOutOfRangeIsRefused(String text) {
        assertThatThrownBy(() -> Moments.parse(text)).isInstanceOf(DateTimeException.class);
    }
}
