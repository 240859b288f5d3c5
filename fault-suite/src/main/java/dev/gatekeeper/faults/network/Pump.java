package dev.gatekeeper.faults.network;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;

/// Brings bytes from one socket to another as the traffic has it, until there are no more. It runs on a thread of
/// its own.
final class Pump {

    private static final int BUFFER_BYTES = 16 << 10;
    private static final int SLOW_BYTES = 64;
    private static final int SLOW_MILLIS = 20;

    private final Socket from;
    private final Socket to;
    private final Direction direction;
    private final Traffic traffic;
    private volatile boolean hasLost;

    Pump(Socket from, Socket to, Direction direction, Traffic traffic) {
        this.from = from;
        this.to = to;
        this.direction = direction;
        this.traffic = traffic;
    }

    /// Returns at the end of what comes.
    void run() throws IOException, InterruptedException {
        var in = from.getInputStream();
        var out = to.getOutputStream();
        var buffer = new byte[BUFFER_BYTES];
        for (var count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            pass(buffer, count, out);
        }
    }

    /// Waits until whoever the bytes were for may hear that there are no more.
    void awaitFarewell() throws InterruptedException {
        traffic.awaitOtherThan(Passage.HELD, direction);
        traffic.awaitOtherThan(Passage.SWALLOWED, direction);
    }

    private void pass(byte[] bytes, int count, OutputStream out) throws IOException, InterruptedException {
        for (var at = 0; at < count; ) {
            switch (hasLost ? Passage.SWALLOWED : traffic.passage(direction)) {
                case FREE -> {
                    out.write(bytes, at, count - at);
                    at = count;
                }
                case SLOW -> {
                    var few = Math.min(SLOW_BYTES, count - at);
                    out.write(bytes, at, few);
                    at += few;
                    Thread.sleep(SLOW_MILLIS);
                }
                case HELD -> traffic.awaitOtherThan(Passage.HELD, direction);
                case SWALLOWED -> {
                    hasLost = true;
                    at = count;
                }
            }
        }
    }

    /// Whether any bytes are gone: what would come after them makes no sense any more, and is gone too.
    boolean hasLost() {
        return hasLost;
    }
}
