package dev.gatekeeper.gateway.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes records in the order in which they come, and makes all that wait durable at once: one force for many.
/// After a force that failed nobody can tell what of it is on the disk; so the segment is given up where it was
/// durable last, and another is begun. Thread-safe; it writes on a thread of its own.
final class Committer {

    private static final Logger LOG = LoggerFactory.getLogger(Committer.class);
    private static final int BUFFER = 1 << 20;
    private static final long MOST_BYTES = 8L << 20;
    private static final int MOST_RECORDS = 4096;
    private static final Duration IDLE = Duration.ofMillis(250);

    private final Segments segments;
    private final Spool.Watcher watcher;
    private final BlockingQueue<Entry> queue = new LinkedBlockingQueue<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private final Thread thread;
    private volatile long next;
    private volatile long drainedTo;
    private volatile boolean stopping;

    /// @param next the number of the first record
    Committer(Segments segments, long next, Spool.Watcher watcher) {
        this.segments = segments;
        this.next = next;
        this.watcher = watcher;
        this.thread = Thread.ofPlatform().daemon().name("spool-commit").unstarted(this::run);
    }

    /// @throws IOException where nothing can be written
    void start() throws IOException {
        var _ = segments.writable(next);
        thread.start();
    }

    void append(Entry entry) {
        queue.add(entry);
    }

    /// The number of the record that will be durable next.
    long next() {
        return next;
    }

    /// Records below this number are needed no more. Where there are no others, the segment may make place for
    /// another, and those before it go.
    void drained(long number) {
        drainedTo = number;
    }

    private void run() {
        var entries = new ArrayList<Entry>();
        try {
            while (true) {
                var first = queue.poll(IDLE.toMillis(), TimeUnit.MILLISECONDS);
                if (first == null) {
                    if (stopping) {
                        return;
                    }
                    tidy();
                    continue;
                }
                commit(first, entries);
            }
        } catch (InterruptedException e) { // Nobody does; were it done, what waits would not be told.
            Thread.currentThread().interrupt();
            LOG.error("The spool's thread was interrupted; nothing more is spooled.", e);
        }
    }

    /// Whatever goes wrong on the way, those that come later are spooled.
    private void commit(Entry first, List<Entry> entries) {
        try {
            commit(entries, take(first, entries));
        } catch (RuntimeException | Error e) {
            LOG.error("What became of records of the spool could not be told.", e);
        } finally {
            entries.clear();
        }
    }

    /// Takes what waits, as much as is made durable at a time.
    ///
    /// @return how many bytes are reserved for it
    private long take(Entry first, List<Entry> into) {
        var bytes = 0L;
        for (var entry = first; entry != null; entry = queue.poll()) {
            if (entry.isWanted()) {
                into.add(entry);
                bytes += entry.bytes();
            } else {
                segments.space().giveBack(entry.bytes());
                entry.leftOut();
            }
            if (into.size() == MOST_RECORDS || bytes >= MOST_BYTES) {
                break;
            }
        }
        return bytes;
    }

    private void commit(List<Entry> entries, long bytes) {
        if (entries.isEmpty()) {
            return;
        }
        long start;
        try {
            var number = next;
            var segment = segments.writable(number);
            write(entries, segment, number);
            start = System.nanoTime();
            segment.force();
            next = number + entries.size();
            segments.space().use(bytes);
        } catch (IOException | RuntimeException | Error e) { // Whatever it is, those who wait must hear of it.
            segments.giveUp();
            segments.space().giveBack(bytes);
            tell(entries, entry -> entry.notKept("The spool's disk failed."));
            LOG.error("The spool's disk failed; what was being spooled is refused.", e);
            return;
        }
        count(entries.size(), System.nanoTime() - start);
        tell(entries, Entry::kept);
    }

    /// Each of them, whatever becomes of the others.
    private static void tell(List<Entry> entries, Consumer<Entry> news) {
        for (var entry : entries) {
            try {
                news.accept(entry);
            } catch (RuntimeException | Error e) {
                LOG.error("What became of a record of the spool could not be told.", e);
            }
        }
    }

    /// What can't be counted is kept all the same: it is durable.
    private void count(int records, long nanos) {
        try {
            watcher.forced(records, Duration.ofNanos(nanos));
        } catch (RuntimeException | Error e) {
            LOG.warn("What was spooled could not be counted.", e);
        }
    }

    private void write(List<Entry> entries, ActiveSegment segment, long first) throws IOException {
        var mark = segment.name().mark();
        var number = first;
        buffer.clear();
        for (var entry : entries) {
            if (buffer.remaining() < entry.bytes()) {
                segment.write(buffer.flip());
                buffer.clear();
            }
            if (buffer.remaining() < entry.bytes()) {
                var large = ByteBuffer.allocate(Math.toIntExact(entry.bytes()));
                Frame.write(entry.record(), mark, number++, large);
                segment.write(large.flip());
            } else {
                Frame.write(entry.record(), mark, number++, buffer);
            }
        }
        segment.write(buffer.flip());
    }

    /// Tries again where the disk has failed, and lets go of what is not needed.
    private void tidy() {
        try {
            var segment = segments.writable(next);
            if (drainedTo < next) {
                return;
            }
            if (segment.durable() > BUFFER) {
                segments.roll(segment, next);
            }
            segments.deleteSealed();
        } catch (IOException | RuntimeException | Error e) { // Whatever it is, it may be over at the next try.
            LOG.debug("The spool's disk can't be written to yet.", e);
        }
    }

    /// Returns once all that was appended is decided, and nothing more is.
    ///
    /// @return false where the disk takes longer than that: then it still may be, and the files still change
    boolean stop(Duration patience) throws InterruptedException {
        stopping = true;
        return thread.join(patience);
    }
}
