package dev.gatekeeper.gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatekeeper.changeset.StreamName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModesTest {

    @Test
    void aStreamHasItsOwnModeOrThatOfAllOthers() {
        var modes = Modes.parse("enforce", "orders=warn, db:5432/shop = off,");

        assertThat(modes.of(new StreamName("orders"))).isEqualTo(ContractMode.WARN);
        assertThat(modes.of(new StreamName("db:5432/shop"))).isEqualTo(ContractMode.OFF);
        assertThat(modes.of(StreamName.DEFAULT)).isEqualTo(ContractMode.ENFORCE);
    }

    @Test
    void oneStreamThatIsLookedAtIsEnoughToFollowTheContracts() {
        assertThat(Modes.parse("off", "orders=warn").isAnyOn()).isTrue();
        assertThat(Modes.parse("off", "orders=off").isAnyOn()).isFalse();
        assertThat(Modes.parse("WARN", "").isAnyOn()).isTrue();
    }

    @Test
    void whatYamlMakesOfABareOffIsOff() {
        assertThat(Modes.parse("false", "").isAnyOn()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "orders=maybe", "or ders=warn", "=warn"})
    void whatIsNoModeOfAStreamStartsNothing(String streams) {
        assertThatThrownBy(() -> Modes.parse("off", streams)).isInstanceOf(IllegalArgumentException.class);
    }
}
