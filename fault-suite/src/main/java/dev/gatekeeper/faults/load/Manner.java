package dev.gatekeeper.faults.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;

/// How a client sends a request.
///
/// @param patience how long it waits for the answer's last byte
/// @param pause how long it takes a breath after each kilobyte of an upload; nothing where it sends all at once
/// @param breaksOffAfter how many bytes of an upload it sends before it goes away
record Manner(Duration patience, Duration pause, int breaksOffAfter) {

    private static final int KILOBYTE = 1024;

    static Manner calm(Duration patience) {
        return new Manner(patience, Duration.ZERO, Integer.MAX_VALUE);
    }

    BodyPublisher publisher(byte[] body) {
        return pause.isZero() && breaksOffAfter >= body.length
                ? BodyPublishers.ofByteArray(body)
                : BodyPublishers.ofInputStream(() -> new Slow(body));
    }

    /// A body that takes its time, and may not come to its end.
    private final class Slow extends InputStream {

        private final byte[] body;
        private int at;

        Slow(byte[] body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (at >= breaksOffAfter) {
                throw new IOException("The client goes away.");
            }
            if (at == body.length) {
                return -1;
            }
            breathe();
            var count = Math.min(Math.min(length, KILOBYTE), body.length - at);
            System.arraycopy(body, at, buffer, offset, count);
            at += count;
            return count;
        }

        private void breathe() throws IOException {
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException();
            }
        }
    }
}
