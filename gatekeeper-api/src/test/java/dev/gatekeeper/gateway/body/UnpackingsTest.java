package dev.gatekeeper.gateway.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatekeeper.gateway.decode.Encoding;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UnpackingsTest {

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
