package dev.gatekeeper.gateway.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Reads a segment from front to back, over whatever damage there is. For one thread.
final class SegmentReader implements AutoCloseable {

    private static final int WINDOW = 1 << 18;
    private static final int VERSION_AT = 7;

    private final SegmentName name;
    private final FileChannel file;
    private final LongSupplier end;
    private ByteBuffer window = ByteBuffer.allocate(WINDOW).limit(0);
    private long windowAt;
    private long at;

    /// @param from where the first frame to be read begins
    /// @param end how far the file may be read; it may grow
    /// @throws IOException also where the file was written by a later version, in a form not known here
    SegmentReader(Path path, SegmentName name, long from, LongSupplier end) throws IOException {
        this.name = name;
        this.end = end;
        this.at = Math.max(from, ActiveSegment.FIRST_FRAME);
        this.file = FileChannel.open(path, StandardOpenOption.READ);
        try {
            refuseLaterVersion(path);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /// What stands next. After [Found.End] it may be asked again.
    Found next() throws IOException {
        var limit = end.getAsLong();
        if (at >= limit) {
            return new Found.End();
        }
        var sound = sound(at, limit);
        if (sound.isPresent()) {
            at = sound.get().to();
            return sound.get();
        }
        return skip(limit);
    }

    /// Where it goes on.
    long at() {
        return at;
    }

    private Optional<Found.Sound> sound(long from, long limit) throws IOException {
        var head = Frame.head(view(from, Frame.HEAD_BYTES, limit), name.mark());
        if (head.isEmpty() || from + head.get().frameBytes() > limit) {
            return Optional.empty();
        }
        var to = from + head.get().frameBytes();
        return Frame.read(view(from, (int) head.get().frameBytes(), limit), head.get())
                .map(record -> new Found.Sound(head.get().number(), record, from, to));
    }

    /// Goes on to the next sound record. Where nothing but zeros follows, nothing was ever written there.
    private Found skip(long limit) throws IOException {
        var from = at;
        var lastWritten = from - 1;
        while (at < limit) {
            var bytes = view(at, WINDOW, limit);
            for (int i = 0; i < bytes.limit(); i++) {
                lastWritten = bytes.get(i) == 0 ? lastWritten : at + i;
            }
            var start = at;
            for (int i = start == from ? 1 : 0; i <= bytes.limit() - Long.BYTES; i++) {
                if (bytes.getLong(i) == name.mark()) {
                    if (sound(start + i, limit).isPresent()) {
                        at = start + i;
                        return new Found.Damage(from, at);
                    }
                    bytes = view(start, WINDOW, limit);
                }
            }
            // The next look begins where a mark may have been cut in two.
            at = start + bytes.limit() >= limit ? limit : start + bytes.limit() - Long.BYTES + 1;
        }
        return lastWritten < from ? new Found.End() : new Found.Damage(from, lastWritten + 1);
    }

    private void refuseLaterVersion(Path path) throws IOException {
        var beginning = view(0, ActiveSegment.FIRST_FRAME, end.getAsLong());
        if (beginning.remaining() < ActiveSegment.FIRST_FRAME) {
            return;
        }
        var version = beginning.get(VERSION_AT);
        if (version != ActiveSegment.VERSION && beginning.equals(ActiveSegment.beginning(name, version))) {
            throw new IOException("The spool's file " + path + " has the form of version " + version
                    + ", and this gateway knows version " + ActiveSegment.VERSION
                    + ": let the gateway that wrote it drain it.");
        }
    }

    /// The bytes from there, as many as there are. What lies past the limit may still be written, and is not
    /// read.
    private ByteBuffer view(long from, int count, long limit) throws IOException {
        var wanted = (int) Math.max(0, Math.min(count, limit - from));
        if (from < windowAt || from + wanted > windowAt + window.limit()) {
            if (window.capacity() < wanted || (window.capacity() > WINDOW && wanted <= WINDOW)) {
                window = ByteBuffer.allocate(Math.max(wanted, WINDOW));
            }
            window.clear().limit((int) Math.min(window.capacity(), limit - from));
            windowAt = from;
            while (window.hasRemaining() && file.read(window, windowAt + window.position()) > 0) {
                // Reads on: a call may read less than is there.
            }
            window.flip();
        }
        var offset = (int) (from - windowAt);
        return window.slice(offset, Math.min(wanted, window.limit() - offset));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
