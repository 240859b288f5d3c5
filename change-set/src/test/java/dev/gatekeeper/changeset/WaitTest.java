package dev.gatekeeper.changeset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WaitTest {

    @ParameterizedTest
    @CsvSource({"10, PT10S", "10s, PT10S", "1500ms, PT1.5S", "1m, PT1M", "0, PT0S", "999999m, PT1M", "61s, PT1M"})
    void aWaitIsReadAndNoLongerThanAMinute(String text, Duration duration) {
        assertThat(Wait.parse(text).duration()).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "-1", "1.5s", "10 s", "1h", "1234567890"})
    void whatIsNoWaitIsRefused(String text) {
        assertThatThrownBy(() -> Wait.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noWaitIsNoTimeAtAll() {
        assertThat(Wait.NONE.duration()).isZero();
    }
}
