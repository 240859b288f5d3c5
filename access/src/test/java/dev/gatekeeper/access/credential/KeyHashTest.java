package dev.gatekeeper.access.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyHashTest {

    @Test
    void isTheKeysSha256() {
        assertThat(KeyHash.of("abc"))
                .hasToString("sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void whatIsPrintedIsRead() {
        var hash = KeyHash.of(ApiKey.make());

        assertThat(KeyHash.parse(hash.toString())).isEqualTo(hash).hasSameHashCodeAs(hash);
        assertThat(KeyHash.of(ApiKey.make())).isNotEqualTo(hash);
    }

    @Test
    void noTwoKeysAreAlike() {
        var keys = Stream.generate(ApiKey::make).limit(1_000).collect(Collectors.toSet());

        assertThat(keys).hasSize(1_000).allMatch(key -> key.matches("gk_[A-Za-z0-9_-]{43}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sha256:",
                "sha256:ab",
                "md5:ba7816bf",
                "gk_secret",
                "sha256:zz7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
            })
    void whatIsNoHashIsNotRepeated(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyHash.parse(text))
                .withMessageStartingWith("A key is listed by its hash")
                .withMessageNotContaining("secret");
    }
}
