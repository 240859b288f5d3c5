package dev.gatekeeper.gateway.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatekeeper.gateway.body.BodyInHand;
import dev.gatekeeper.gateway.decode.Encoding;
import org.junit.jupiter.api.Test;

/// What an upload holds is let go of, whatever fails.
class UploadingTest {

    private final UploadInHand hand = new UploadInHand();

    @Test
    void whatAnUploadHoldsIsFreeOnceItIsClosed() throws InterruptedException {
        try (var uploading = hand.begin(Encoding.ZSTD, () -> BodyInHand.body(""))) {
            assertThat(hand.nothingIsHeld()).isFalse();
            assertThat(uploading.run(Receipts.none()).code()).isEqualTo(201);
        }

        assertThat(hand.nothingIsHeld()).isTrue();
    }

    @Test
    void aBodyThatCantBeTakenLeavesNothingHeld() throws InterruptedException {
        assertThatThrownBy(() -> hand.begin(Encoding.ZSTD, () -> {
                    throw new IllegalStateException("It is taken already.");
                }))
                .hasMessage("It is taken already.");
        assertThat(hand.nothingIsHeld()).isTrue();

        assertThatThrownBy(() -> hand.begin(Encoding.ZSTD, () -> _ -> {
                    throw new IllegalStateException("Nobody may subscribe.");
                }))
                .hasMessage("Nobody may subscribe.");
        assertThat(hand.nothingIsHeld()).isTrue();
    }

    @Test
    void whereOneCantBeLetGoOfTheOthersAre() throws InterruptedException {
        var uploading = hand.begin(Encoding.ZSTD, BodyInHand::stubborn);
        hand.decoderFailsAtItsEnd = true;

        assertThatThrownBy(uploading::close)
                .hasMessage("It does not stop.")
                .satisfies(thrown -> assertThat(thrown.getSuppressed())
                        .extracting(Throwable::getMessage)
                        .containsExactly("The decoder does not end."));

        assertThat(hand.nothingIsHeld()).isTrue();
    }
}
