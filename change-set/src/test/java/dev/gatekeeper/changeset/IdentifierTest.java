package dev.gatekeeper.changeset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierTest {

    @Test
    void quotesInsideAreDoubledSoThatANameNeverEndsEarly() {
        var name = TableName.of("We ird\"S", "\"; drop table mytable; --");

        assertThat(name.quoted()).isEqualTo("\"We ird\"\"S\".\"\"\"; drop table mytable; --\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\0b", "\ud800", "0123456789012345678901234567890123456789012345678901234567890123"})
    void whatPostgresqlCannotHoldIsNoIdentifier(String text) {
        assertThatThrownBy(() -> new Identifier(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sixtyThreeBytesAreTheLongestName() {
        assertThat(new Identifier("日".repeat(21)).text()).hasSize(21);
    }
}
