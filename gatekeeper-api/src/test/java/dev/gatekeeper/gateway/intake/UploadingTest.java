package dev.gatekeeper.gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatekeeper.gateway.decode.Encoding;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What an upload holds is let go of, whatever fails.
class UploadingTest {

    private final UploadInHand hand = new UploadInHand();

    @Test
    void whatAnUploadHoldsIsFreeOnceItIsClosed() throws InterruptedException {
        try (var uploading = hand.begin(Encoding.ZSTD, () -> UploadInHand.body(""))) {
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
        var uploading = hand.begin(Encoding.ZSTD, UploadInHand::stubborn);
        hand.decoderFailsAtItsEnd = true;

        assertThatThrownBy(uploading::close)
                .hasMessage("It does not stop.")
                .satisfies(thrown -> assertThat(thrown.getSuppressed())
                        .extracting(Throwable::getMessage)
                        .containsExactly("The decoder does not end."));

        assertThat(hand.nothingIsHeld()).isTrue();
    }

    @Test
    void aDecoderThatCantBeMadeHoldsNoMemory() throws InterruptedException {
        var unpackings = new Unpackings(Encoding.ZSTD.bytes(), Duration.ofMillis(10), encoding -> {
            if (encoding == Encoding.ZSTD) {
                throw new OutOfMemoryError("There is none outside of the heap.");
            }
            return encoding.decoder();
        });

        assertThatThrownBy(() -> unpackings.open(Encoding.ZSTD)).isInstanceOf(OutOfMemoryError.class);

        var most = Encoding.ZSTD.bytes() / Encoding.GZIP.bytes();
        for (int i = 0; i < most; i++) {
            assertThat(unpackings.open(Encoding.GZIP)).as("body %d", i).isPresent();
        }
        assertThat(unpackings.open(Encoding.GZIP)).isEmpty();
    }

    @Test
    void sevenZstdBodiesAreDecodedAtATimeAndAnotherWhenOneIsDone() throws InterruptedException {
        var unpackings = new Unpackings(64 << 20, Duration.ofMillis(10), Encoding::decoder);
        var first = unpackings.open(Encoding.ZSTD).orElseThrow();
        for (int i = 1; i < 7; i++) {
            assertThat(unpackings.open(Encoding.ZSTD)).isPresent();
        }

        assertThat(unpackings.open(Encoding.ZSTD)).isEmpty();
        assertThat(unpackings.open(Encoding.IDENTITY)).isPresent();
        first.close();
        assertThat(unpackings.open(Encoding.ZSTD)).isPresent();
    }
}
