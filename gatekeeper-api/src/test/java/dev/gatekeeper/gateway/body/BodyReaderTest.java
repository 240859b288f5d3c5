package dev.gatekeeper.gateway.body;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.changeset.Payload;
import dev.gatekeeper.gateway.limit.Memory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyReaderTest {

    private static final int LIMIT = 200_000;

    private final BodyReader reader = new BodyReader(LIMIT, Duration.ofMinutes(1));
    private final Memory memory = new Memory(1024 * 1024);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16_383, 16_384, 16_385, 100_000, LIMIT - 1, LIMIT})
    void aBodyWithinTheLimitIsReadWholeWhateverItSaysOfItsLength(int length) {
        for (var announced : new OptionalLong[] {
            OptionalLong.empty(), OptionalLong.of(length), OptionalLong.of(1), OptionalLong.of(LIMIT)
        }) {
            try (var share = memory.share()) {
                var body = reader.read(new Trickle(bytes(length)), announced, null, share);

                assertThat(body)
                        .isInstanceOfSatisfying(
                                Body.Whole.class,
                                whole -> assertThat(whole.payload().bytes()).isEqualTo(bytes(length)));
            }
        }
    }

    @Test
    void aByteMoreThanTheLimitIsTooLargeAndCountedToItsEnd() {
        try (var share = memory.share()) {
            var body = reader.read(new Trickle(bytes(LIMIT + 10)), OptionalLong.empty(), "t", share);

            assertThat(body).isInstanceOfSatisfying(Body.TooLarge.class, large -> {
                assertThat(large.beginning().bytes()).isEqualTo(bytes(Payload.EXCERPT_BYTES));
                assertThat(large.beginning().length()).isEqualTo(LIMIT + 10);
                assertThat(large.drained()).isTrue();
            });
        }
    }

    @Test
    void anEndlessBodyIsNotReadToItsEnd() {
        try (var share = memory.share()) {
            var body = reader.read(new Endless(), OptionalLong.of(Long.MAX_VALUE), null, share);

            assertThat(body).isInstanceOfSatisfying(Body.TooLarge.class, large -> {
                assertThat(large.beginning().length()).isEqualTo(Long.MAX_VALUE);
                assertThat(large.drained()).isFalse();
            });
        }
    }

    @Test
    void nothingIsReadPastWhatMemoryHasRoomFor() {
        var small = new Memory(32 * 1024);
        try (var share = small.share()) {
            assertThat(reader.read(new Trickle(bytes(LIMIT)), OptionalLong.empty(), null, share))
                    .isEqualTo(new Body.NoRoom());
        }
        assertThat(small.share().growTo(32 * 1024)).isTrue();
    }

    @Test
    void aBodyThatTakesTooLongIsTooSlow() {
        var impatient = new BodyReader(LIMIT, Duration.ZERO);
        try (var share = memory.share()) {
            assertThat(impatient.read(new Trickle(bytes(100)), OptionalLong.empty(), null, share))
                    .isEqualTo(new Body.TooSlow());
        }
    }

    /// Else a few bytes a minute would hold a place for days.
    @Test
    void aBodyThatSaysItIsTooLargeAndComesSlowlyIsTooSlow() {
        var impatient = new BodyReader(LIMIT, Duration.ofMillis(50));
        var start = System.nanoTime();
        try (var share = memory.share()) {
            assertThat(impatient.read(new Slow(), OptionalLong.of(LIMIT + 1), null, share))
                    .isEqualTo(new Body.TooSlow());
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void aBodyThatBreaksOffIsBroken() {
        try (var share = memory.share()) {
            assertThat(reader.read(new Broken(), OptionalLong.of(10), null, share))
                    .isEqualTo(new Body.Broken());
        }
    }

    private static byte[] bytes(int length) {
        var bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 31);
        }
        return bytes;
    }

    /// Gives no more than 5,000 bytes at a time.
    private static final class Trickle extends ByteArrayInputStream {
        Trickle(byte[] bytes) {
            super(bytes);
        }

        @Override
        public synchronized int read(byte[] into, int offset, int length) {
            return super.read(into, offset, Math.min(length, 5_000));
        }
    }

    /// Gives a byte every ten milliseconds.
    private static final class Slow extends InputStream {
        @Override
        public int read() {
            LockSupport.parkNanos(10_000_000);
            return 'x';
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            into[offset] = (byte) read();
            return 1;
        }
    }

    private static final class Endless extends InputStream {
        @Override
        public int read() {
            return 'x';
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            Arrays.fill(into, offset, offset + length, (byte) 'x');
            return length;
        }
    }

    private static final class Broken extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("The connection is gone.");
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return read();
        }
    }
}
