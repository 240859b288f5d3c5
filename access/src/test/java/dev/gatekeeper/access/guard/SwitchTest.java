package dev.gatekeeper.access.guard;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SwitchTest {

    @ParameterizedTest
    @ValueSource(strings = {"TRUE", "True", "yes", "on", "1", "true ", ""})
    void whatIsNeitherTrueNorFalseStartsNothing(String enabled) {
        assertThatThrownBy(() -> new Switch(enabled, "", ""))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("gatekeeper.access.enabled");
    }

    @Test
    void aFileWithoutTheSwitchStartsNothing() {
        assertThatThrownBy(() -> new Switch("false", "access.yml", "")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new Switch("false", "", "https://issuer.example/keys"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void bothOrNeitherStart() {
        assertThatCode(() -> new Switch("true", "access.yml", "")).doesNotThrowAnyException();
        assertThatCode(() -> new Switch("false", "", null)).doesNotThrowAnyException();
    }
}
