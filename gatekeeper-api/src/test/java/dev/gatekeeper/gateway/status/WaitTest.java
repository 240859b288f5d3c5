package dev.gatekeeper.gateway.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WaitTest {

    @ParameterizedTest
    @CsvSource({"0s, PT0S", "500ms, PT0.5S", "10s, PT10S", "10, PT10S", "1m, PT1M", "2m, PT1M", "999999999m, PT1M"})
    void aNumberAndItsUnitAreAWaitOfAMinuteAtTheMost(String text, Duration wait) {
        assertThat(Wait.parse(text)).contains(wait);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "-1s", "1h", "1.5s", "10 s", "9999999999s", "1s&x=y"})
    void anythingElseIsNone(String text) {
        assertThat(Wait.parse(text)).isEmpty();
    }
}
