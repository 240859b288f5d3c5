package dev.gatekeeper.face.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestTest {

    private static final int BYTES = 100_000;

    @Test
    void aBodyIsPassedOverToItsEnd() throws IOException {
        assertThat(Rest.passOver(new ByteArrayInputStream(new byte[BYTES]), 2 * BYTES))
                .isEqualTo(new Rest(BYTES, true));
    }

    @Test
    void noMoreIsPassedOverThanIsAllowedAndAReadBesides() throws IOException {
        var rest = Rest.passOver(new ByteArrayInputStream(new byte[BYTES]), BYTES / 2);

        assertThat(rest.toEnd()).isFalse();
        assertThat(rest.bytes()).isBetween(BYTES / 2L, BYTES - 1L);
    }

    @Test
    void oneThatComesByteByByteIsGivenUp() throws IOException {
        var begin = System.nanoTime();

        var rest = Rest.passOver(new Trickle(), BYTES);

        assertThat(rest.toEnd()).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(10));
    }

    /// Never ends.
    private static final class Trickle extends InputStream {

        @Override
        public int read() throws IOException {
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
            return ' ';
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            into[offset] = (byte) read();
            return 1;
        }
    }
}
