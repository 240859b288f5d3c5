package dev.gatekeeper.gateway.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.changeset.IdempotencyKey;
import dev.gatekeeper.changeset.StreamName;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    private static final Optional<String> LSN = Optional.of("0/1A");

    @Test
    void theSentKeyGoesBeforeTheLsn() {
        var address = clear(List.of("s"), List.of(), List.of("k"));

        assertThat(address.keyOf(LSN)).isEqualTo(new IdempotencyKey("k"));
    }

    @Test
    void theLsnIsTheKeyOfANamedStream() {
        assertThat(clear(List.of(), List.of("s"), List.of()).keyOf(LSN)).isEqualTo(new IdempotencyKey("0/1A"));
    }

    @Test
    void theLsnIsNoKeyWhereTheStreamIsNotNamedSinceItMayBeAnybodys() {
        var address = clear(List.of(), List.of(), List.of());

        assertThat(address.stream()).isEqualTo(StreamName.DEFAULT);
        assertThat(address.keyOf(LSN)).isEqualTo(address.keyAtHand());
        assertThat(UUID.fromString(address.keyAtHand().text()).version()).isEqualTo(7);
    }

    @Test
    void theDefaultStreamCanBeNamedLikeAnyOther() {
        assertThat(clear(List.of("default"), List.of(), List.of()).keyOf(LSN)).isEqualTo(new IdempotencyKey("0/1A"));
    }

    @Test
    void aMintedKeyIsTheSameWheneverItIsAskedFor() {
        var address = clear(List.of("s"), List.of(), List.of());

        assertThat(address.keyOf(Optional.empty())).isEqualTo(address.keyOf(Optional.empty()));
    }

    @Test
    void aStreamThatIsSaidTwiceAlikeIsClear() {
        assertThat(clear(List.of("s"), List.of("s", "s"), List.of()).stream()).isEqualTo(new StreamName("s"));
    }

    @Test
    void twoStreamsAreUnclear() {
        assertThat(unclear(List.of("s"), List.of("t"), List.of()).reason().code())
                .isEqualTo("bad-stream");
        assertThat(unclear(List.of("s", "t"), List.of(), List.of()).reason().code())
                .isEqualTo("bad-stream");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "é", "a\nb"})
    void whatCantBeAStreamIsUnclear(String stream) {
        assertThat(unclear(List.of(stream), List.of(), List.of()).reason().code())
                .isEqualTo("bad-stream");
    }

    @Test
    void twoKeysAreUnclear() {
        assertThat(unclear(List.of(), List.of(), List.of("k", "l")).reason().code())
                .isEqualTo("bad-idempotency-key");
    }

    @Test
    void theKeyIsAnsweredThoughTheStreamIsUnclear() {
        assertThat(unclear(List.of("a b"), List.of(), List.of("k")).keyAtHand()).isEqualTo(new IdempotencyKey("k"));
    }

    private static Address.Clear clear(List<String> parameters, List<String> headers, List<String> keys) {
        return (Address.Clear) Address.read(parameters, headers, keys);
    }

    private static Address.Unclear unclear(List<String> parameters, List<String> headers, List<String> keys) {
        return (Address.Unclear) Address.read(parameters, headers, keys);
    }
}
