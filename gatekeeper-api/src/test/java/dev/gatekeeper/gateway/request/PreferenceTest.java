package dev.gatekeeper.gateway.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.changeset.Wait;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreferenceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "wait=5                                   | 5",
                "Wait = 5                                 | 5",
                "respond-async, wait=10                   | 10",
                ", ,wait=7,                               | 7",
                "return=minimal; foo=\"a,b\" , wait=3     | 3",
                "note=\"wait=9, \\\" wait=8\", wait=2     | 2",
                "wait=4;exactly                           | 4",
                "wait=\"6\"                               | 6",
                "wait=1, wait=30                          | 1",
                "wait=600                                 | 60",
                "wait=99999999999999999999999999          | 60"
            })
    void aWaitIsReadAsTheStandardHasIt(String field, int seconds) {
        assertThat(Preference.toWait(List.of(field))).isEqualTo(new Wait(Duration.ofSeconds(seconds)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "wait",
                "wait=",
                "wait=0",
                "wait=-1",
                "wait=1.5",
                "wait=5s",
                "wait=soon",
                "await=5",
                "x;wait=5",
                "=5",
                "\"wait=5\"",
                "x=\"wait=5",
                "return=representation"
            })
    void whatIsNoWaitIsPassedOver(String field) {
        assertThat(Preference.toWait(List.of(field))).isEqualTo(Wait.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "handling=strict                | STRICT",
                "Handling = \"strict\", wait=5   | STRICT",
                "wait=5, handling=strict;x=y    | STRICT",
                "handling=strict, handling=lenient | STRICT",
                "handling=lenient, handling=strict | LENIENT",
                "handling=STRICTLY              | LENIENT",
                "handling                       | LENIENT",
                "x;handling=strict              | LENIENT",
                "wait=5                         | LENIENT"
            })
    void anUploadIsHandledLenientlyUnlessStrictnessIsPreferred(String field, Handling handling) {
        assertThat(Preference.toHandling(List.of(field))).isEqualTo(handling);
    }

    @Test
    void theFirstOfSeveralFieldsCounts() {
        assertThat(Preference.toWait(List.of("respond-async", "wait=2", "wait=3")))
                .isEqualTo(new Wait(Duration.ofSeconds(2)));
        assertThat(Preference.toWait(List.of())).isEqualTo(Wait.NONE);
    }

    @Test
    void aLongFieldIsReadInATimeThatGrowsWithItsLength() {
        var field = "a;\"\\".repeat(2_000) + " ".repeat(2_000) + "wait=5";

        assertThat(Preference.toWait(List.of(field))).isEqualTo(Wait.NONE);
    }

    @Test
    void whatIsHonouredIsSaidInSeconds() {
        assertThat(Preference.applied(Preference.toWait(List.of("wait=600")))).isEqualTo("wait=60");
    }
}
