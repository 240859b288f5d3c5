package dev.gatekeeper.gateway.body;

import dev.gatekeeper.changeset.Payload;
import dev.gatekeeper.face.body.Rest;
import dev.gatekeeper.gateway.decode.CorruptBodyException;
import dev.gatekeeper.gateway.limit.Limits;
import dev.gatekeeper.gateway.limit.Memory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Reads bodies of which nothing is known, least of all that they are as long as they say. No more is allocated than
/// twice what has come in. Immutable and thread-safe.
@Singleton
public final class BodyReader {

    private static final int BEGINNING = Payload.EXCERPT_BYTES;

    private static final int FIRST = 16 * 1024;

    private final int limit;
    private final Duration time;

    @Inject
    BodyReader(Limits limits) {
        this(limits.changeSetBytes(), limits.bodyTime());
    }

    BodyReader(int limit, Duration time) {
        this.limit = limit;
        this.time = time;
    }

    /// What is known of a body that has not been sent, and need not be.
    public Optional<Body> tooLargeToBeSent(OptionalLong announced, @Nullable String contentType) {
        return announced.orElse(0) > limit
                ? Optional.of(new Body.TooLarge(new Payload(new byte[0], announced.getAsLong(), contentType), false))
                : Optional.empty();
    }

    /// Reads to the end, or as far as makes sense.
    ///
    /// @param announced the Content-Length, where there is one
    /// @param share grows with what is read
    Body read(InputStream body, OptionalLong announced, @Nullable String contentType, Memory.Share share) {
        var deadline = System.nanoTime() + time.toNanos();
        try {
            if (announced.orElse(0) > limit) {
                var beginning = beginning(body, deadline);
                return beginning.isEmpty()
                        ? new Body.TooSlow()
                        : tooLarge(beginning.get(), announced, body, contentType);
            }
            var expected = (int) Math.max(1, announced.orElse(limit));
            var bytes = new byte[0];
            var length = 0;
            while (true) {
                if (length == bytes.length) {
                    var next = nextCapacity(bytes.length, expected);
                    if (!share.growTo(next)) {
                        return new Body.NoRoom();
                    }
                    bytes = Arrays.copyOf(bytes, next);
                }
                var count = body.read(bytes, length, bytes.length - length);
                if (count < 0) {
                    return new Body.Whole(Payload.whole(exactly(bytes, length), contentType));
                }
                length += count;
                if (length > limit) {
                    return tooLarge(bytes, OptionalLong.empty(), body, contentType);
                }
                if (System.nanoTime() > deadline) {
                    return new Body.TooSlow();
                }
            }
        } catch (CorruptBodyException e) {
            return body instanceof DecodedStream decoded
                    ? new Body.Corrupt(decoded.asItCame(), e.sentence())
                    : new Body.Broken();
        } catch (IOException e) {
            return new Body.Broken();
        }
    }

    /// The first bytes of a body of which no more is kept; empty where they don't come in time.
    private static Optional<byte[]> beginning(InputStream body, long deadline) throws IOException {
        var bytes = new byte[BEGINNING];
        var length = 0;
        for (int count = 0; count >= 0 && length < BEGINNING; length += Math.max(0, count)) {
            if (System.nanoTime() > deadline) {
                return Optional.empty();
            }
            count = body.read(bytes, length, BEGINNING - length);
        }
        return Optional.of(exactly(bytes, length));
    }

    /// More than `capacity`, in doubling steps: first up to what is expected, with one byte more, so that the end is
    /// seen without growing again; and where more comes than was expected, up to a byte past the limit.
    private int nextCapacity(int capacity, int expected) {
        var most = capacity <= expected ? expected + 1 : limit + 1;
        return Math.min(Math.max(2 * capacity, FIRST), most);
    }

    private Body tooLarge(byte[] read, OptionalLong announced, InputStream rest, @Nullable String contentType)
            throws IOException {
        var beyond = announced.isPresent() ? read.length : limit + 1L;
        var passed = Rest.passOver(rest, Rest.most(limit));
        var length = announced.orElse(beyond + passed.bytes());
        var beginning = read.length > BEGINNING ? Arrays.copyOf(read, BEGINNING) : read;
        return new Body.TooLarge(
                new Payload(beginning, Math.max(length, beginning.length), contentType), passed.toEnd());
    }

    private static byte[] exactly(byte[] bytes, int length) {
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }
}
