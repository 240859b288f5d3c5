package dev.gatekeeper.changeset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IdempotencyKeyTest {

    @ParameterizedTest
    @ValueSource(strings = {"k", "0/16B3748", "an order, of today", "!~", "~"})
    void printableAsciiIsAKey(String text) {
        assertThat(new IdempotencyKey(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " k", "k ", "a\nb", "a\tb", "\u0000", "a\u007f", "\u00e9", "\ud83d\ude00"})
    void allElseIsNone(String text) {
        assertThatThrownBy(() -> new IdempotencyKey(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("An idempotency key has 1 to 255 printable ASCII characters, with no blank at either end.");
    }

    @Test
    void theLongestHas255Characters() {
        assertThatCode(() -> new IdempotencyKey("k".repeat(255))).doesNotThrowAnyException();
        assertThatThrownBy(() -> new IdempotencyKey("k".repeat(256))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyCharacterIsJudgedByItself() {
        for (var character = 0; character <= Character.MAX_VALUE; character++) {
            var text = "a" + (char) character + "b";
            if (character >= ' ' && character <= '~') {
                assertThat(new IdempotencyKey(text).text()).isEqualTo(text);
            } else {
                assertThatThrownBy(() -> new IdempotencyKey(text)).isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    @Test
    void noTwoMintedKeysAreAlike() {
        var keys = new HashSet<IdempotencyKey>();
        IntStream.range(0, 10_000).forEach(_ -> keys.add(IdempotencyKey.mint()));

        assertThat(keys).hasSize(10_000);
    }
}
