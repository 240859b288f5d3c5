package dev.gatekeeper.changeset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IdempotencyKeyTest {

    static Stream<String> keys() {
        return Stream.of("k", "!", "~", "a b", "0/27F9308", "k".repeat(255));
    }

    static Stream<String> others() {
        return Stream.of("", " ", " k", "k ", "a\tb", "\u007f", "\u00e9", "k".repeat(256), "a\nb", "k\n");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void printableAsciiWithNoBlankAtEitherEndIsAKey(String text) {
        assertThat(new IdempotencyKey(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("others")
    void whatElseThereIsIsNone(String text) {
        assertThatThrownBy(() -> new IdempotencyKey(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
