package dev.gatekeeper.face.body;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/// What is left of a body of which no more is wanted, passed over so that a sender who writes before it reads gets to
/// see its answer. Anybody may send such a one, so it is a courtesy with bounds.
///
/// @param bytes how many were passed over
/// @param toEnd whether the end was seen: where it was not, the connection is good for nothing more
public record Rest(long bytes, boolean toEnd) {

    /// For how long it is read.
    public static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final long LIMITS = 4;
    private static final int AT_ONCE = 16 * 1024;

    /// How many bytes are passed over at the most.
    ///
    /// @param limit how many the body may have
    public static long most(int limit) {
        return LIMITS * limit;
    }

    /// Reads on for [#PATIENCE], and then for as long as the one read takes that is under way.
    ///
    /// @param most about how many bytes are passed over at the most
    /// @throws IOException where the sender goes away
    public static Rest passOver(InputStream body, long most) throws IOException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var buffer = new byte[AT_ONCE];
        var bytes = 0L;
        while (bytes < most && System.nanoTime() < deadline) {
            var count = body.read(buffer);
            if (count < 0) {
                return new Rest(bytes, true);
            }
            bytes += count;
        }
        return new Rest(bytes, false);
    }
}
