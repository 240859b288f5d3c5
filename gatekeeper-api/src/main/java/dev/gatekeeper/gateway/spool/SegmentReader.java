package dev.gatekeeper.gateway.spool;

import dev.gatekeeper.gateway.spool.Found.Loss;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/// Reads a segment from front to back, over whatever damage there is.
///
/// What was forced to the disk is accounted for up to its last byte: what is not sound there, or not there, is
/// damage, and the next sound record is looked for. What an earlier run had not forced is read as far as it is
/// whole and no further: none of it was acknowledged, so whoever sent it may send it again, and what comes behind
/// a gap would then have overtaken what fills it. Where a file does not say how far it was forced, all of it is
/// read like the former, and zeros at its end are taken for room that was never written to. A number that the next
/// segment gave again was not acknowledged here, whatever the file says: nothing is read from there on. For one thread.
final class SegmentReader implements AutoCloseable {

    private static final int WINDOW = 1 << 18;

    private final SegmentName name;
    private final FileChannel file;
    private final LongSupplier end;
    private final long numbersEnd;
    private final OptionalLong forcedEarlier;
    private final boolean isForcedKnown;
    private ByteBuffer window = ByteBuffer.allocate(WINDOW).limit(0);
    private long windowAt;
    private long at;

    private SegmentReader(
            Path path, SegmentName name, long from, LongSupplier end, boolean isOfEarlierRun, long numbersEnd)
            throws IOException {
        this.name = name;
        this.end = end;
        this.numbersEnd = numbersEnd;
        this.file = FileChannel.open(path, StandardOpenOption.READ);
        try {
            var beginning = beginning(path);
            this.forcedEarlier = isOfEarlierRun ? beginning.durable() : OptionalLong.empty();
            this.isForcedKnown = !isOfEarlierRun || forcedEarlier.isPresent();
            this.at = Math.max(from, beginning.firstFrame());
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /// @param from where the first frame to be read begins
    /// @param end how far the file may be read, which is how far it was forced; it may grow
    /// @throws IOException also where the file was written by a later version, in a form not known here
    static SegmentReader ofThisRun(Path path, SegmentName name, long from, LongSupplier end) throws IOException {
        return new SegmentReader(path, name, from, end, false, Long.MAX_VALUE);
    }

    /// @param length of the file
    /// @param numbersEnd the number with which the next segment begins; [Long#MAX_VALUE] for the last
    static SegmentReader ofEarlierRun(Path path, SegmentName name, long from, long length, long numbersEnd)
            throws IOException {
        return new SegmentReader(path, name, from, () -> length, true, numbersEnd);
    }

    /// What stands next. After [Found.End] it may be asked again.
    Found next() throws IOException {
        var limit = end.getAsLong(); // Asked once: it grows while this reads.
        var accountedFor = forcedEarlier.orElse(limit);
        if (at >= Math.max(limit, accountedFor)) {
            return new Found.End();
        }
        var sound = sound(at, limit);
        if (sound.isPresent() && sound.get().number() >= numbersEnd) {
            return leave(Math.max(limit, accountedFor));
        }
        if (sound.isPresent()) {
            at = sound.get().to();
            return sound.get();
        }
        return at < accountedFor ? skip(accountedFor, limit) : leave(limit);
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

    /// Goes on to the next sound record of those that are accounted for, or behind all of them.
    private Found skip(long accountedFor, long limit) throws IOException {
        var from = at;
        var stop = Math.min(accountedFor, limit);
        while (at < stop) {
            var bytes = view(at, WINDOW, stop);
            var start = at;
            for (int i = start == from ? 1 : 0; i <= bytes.limit() - Long.BYTES; i++) {
                if (bytes.getLong(i) == name.mark()) {
                    if (sound(start + i, limit).isPresent()) {
                        at = start + i;
                        return new Found.Damage(from, at, isForcedKnown ? Loss.ACCEPTED : Loss.UNCERTAIN);
                    }
                    bytes = view(start, WINDOW, stop);
                }
            }
            // The next look begins where a mark may have been cut in two.
            at = start + bytes.limit() >= stop ? stop : start + bytes.limit() - Long.BYTES + 1;
        }
        at = accountedFor;
        if (isForcedKnown) {
            return new Found.Damage(from, accountedFor, Loss.ACCEPTED);
        }
        return written(from, limit, Loss.UNCERTAIN);
    }

    /// Leaves out the rest, of which nothing was acknowledged.
    private Found leave(long limit) throws IOException {
        var from = at;
        at = limit;
        return written(from, limit, Loss.UNFINISHED);
    }

    /// What stands from there on, as far as anything was ever written there.
    private Found written(long from, long limit, Loss loss) throws IOException {
        var end = from;
        for (long start = from; start < limit; start += WINDOW) {
            var bytes = view(start, WINDOW, limit);
            for (int i = 0; i < bytes.limit(); i++) {
                end = bytes.get(i) == 0 ? end : start + i + 1;
            }
        }
        return end == from ? new Found.End() : new Found.Damage(from, end, loss);
    }

    private Beginning beginning(Path path) throws IOException {
        var bytes = view(0, Beginning.BYTES, Math.min(Beginning.BYTES, file.size()));
        var later = Beginning.laterVersion(bytes, name);
        if (later.isPresent()) {
            throw new IOException("The spool's file " + path + " has the form of version " + later.get()
                    + ", and this gateway knows version " + Beginning.VERSION
                    + " and those before: let the gateway that wrote it drain it.");
        }
        return Beginning.read(bytes, name);
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
