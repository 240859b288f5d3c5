package dev.gatekeeper.gateway.spool;

import static java.util.Comparator.naturalOrder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The files of a spool: one that is written, and those before it, which don't change any more. Thread-safe;
/// one thread writes.
final class Segments implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Segments.class);
    private static final long LARGEST = 64L << 20;
    private static final long LARGEST_GROWTH = 8L << 20;
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);
    private static final SecureRandom MARKS = new SecureRandom();
    private static final int RANDOM_BITS = 48;

    private final Path folder;
    private final long mostBytes;
    private final Disk disk;
    private final Space space = new Space();
    private final ConcurrentSkipListMap<SegmentName, Stretch> readable = new ConcurrentSkipListMap<>();
    private volatile @Nullable ActiveSegment active;
    private @Nullable SegmentName uncertain;
    private @Nullable SegmentName earlier;
    private boolean isDeletionUnforced;
    private long rollAgainAt;
    private long failedAt;

    /// A segment as its reader sees it.
    ///
    /// @param end how far it may be read
    /// @param sealed whether it stays so
    /// @param inherited whether an earlier run wrote it: then not all of it need have been acknowledged
    record Stretch(SegmentName name, Path path, LongSupplier end, boolean sealed, boolean inherited) {}

    /// @param mostBytes the most bytes that all files take together
    Segments(Path folder, long mostBytes, Disk disk) {
        this.folder = folder;
        this.mostBytes = mostBytes;
        this.disk = disk;
    }

    /// Takes a file of an earlier run.
    void adopt(SegmentName name, Path path) throws IOException {
        var length = Files.size(path);
        readable.put(name, new Stretch(name, path, () -> length, true, true));
    }

    /// Each name from now on is behind that one, which an earlier run's position has, whether its file is there or
    /// not.
    void stayBehind(SegmentName name) {
        earlier = name;
    }

    Space space() {
        return space;
    }

    /// Promises bytes that can be written later, whatever the disk is like then.
    synchronized Reserved reserve(long bytes) {
        var segment = active;
        if (segment == null) {
            return new Reserved.Full("The spool's disk can't be written to: see the gateway's log.");
        }
        if (space.promise(bytes)) { // Another made room while this one waited.
            return new Reserved.Room();
        }
        var left = Math.min(mostBytes - allocated(), longest() - segment.length());
        var growth = Math.min(left, Math.max(growth(), bytes));
        if (growth < bytes) {
            return new Reserved.Full("The spool is full.");
        }
        var flaw = Aside.run(() -> segment.grow(growth));
        if (flaw.isPresent()) {
            LOG.warn("The spool can't grow: {}", flaw.get().getMessage());
            return new Reserved.Full("The spool's disk is full.");
        }
        space.add(growth);
        return space.promise(bytes) ? new Reserved.Room() : new Reserved.Full("The spool is full.");
    }

    /// The segment to write to; another one than before where that has become long or has failed.
    ///
    /// @param first the number of the record that will be written next
    /// @throws IOException where there is none, and none can be made
    synchronized ActiveSegment writable(long first) throws IOException {
        var segment = active;
        if (segment == null) {
            return begin(first);
        }
        if (segment.durable() >= Math.min(LARGEST, mostBytes / 8)) {
            roll(segment, first);
        }
        return segment == active ? segment : writable(first);
    }

    /// Lets another segment take the place of one that has become long. Where there is no room for both, it
    /// grows on; and where the disk has none for the other, all that was promised can still be written to this one,
    /// and it is tried again when some more stands in it, or a while later.
    synchronized void roll(ActiveSegment full, long first) {
        if (full.durable() < rollAgainAt && System.nanoTime() - failedAt < BETWEEN_TRIES.toNanos()) {
            return;
        }
        try {
            replace(full, first);
            rollAgainAt = 0;
        } catch (IOException | RuntimeException | Error e) { // Whatever it is, what was promised needs one of the two.
            rollAgainAt = full.durable() + growth();
            failedAt = System.nanoTime();
            LOG.warn("No other file can take the place of {} yet: {}", full.path(), e.getMessage());
        }
    }

    private void replace(ActiveSegment full, long first) throws IOException {
        var free = free();
        if (allocated() + Beginning.BYTES + free > mostBytes) {
            return;
        }
        var next = ActiveSegment.draft(folder, name(first), free, disk);
        if (!space.replace(free)) { // More was promised meanwhile: next time.
            next.discard();
            return;
        }
        try {
            take(next);
        } catch (IOException | RuntimeException | Error e) {
            giveUp(); // By its name, the other may have taken away the numbers that would be next in this one.
            throw e;
        }
        seal(full);
    }

    private ActiveSegment begin(long first) throws IOException {
        var free = free();
        var segment = ActiveSegment.draft(folder, name(first), free, disk);
        take(segment);
        space.lose();
        space.add(free);
        rollAgainAt = 0;
        return segment;
    }

    /// Writes to that one from now on. By its name, its numbers are no longer those of a segment before it: so
    /// that may not be written to any more, also where this fails.
    private void take(ActiveSegment draft) throws IOException {
        var name = draft.name();
        uncertain = name;
        try {
            draft.publish();
            readable.put(name, new Stretch(name, draft.path(), draft::durable, false, false));
        } catch (IOException | RuntimeException | Error e) {
            draft.close();
            throw e;
        }
        active = draft;
        uncertain = null;
    }

    /// The segment that is written can't be trusted past what is durable in it; whatever was promised there is
    /// lost.
    synchronized void giveUp() {
        var segment = active;
        if (segment != null) {
            active = null;
            space.lose();
            seal(segment);
        }
    }

    private void seal(ActiveSegment segment) {
        var durable = segment.durable();
        readable.put(segment.name(), new Stretch(segment.name(), segment.path(), () -> durable, true, false));
        try (segment) {
            segment.seal();
        } catch (IOException | RuntimeException | Error e) { // Whatever it is, nothing behind that place is read.
            LOG.warn("The spool's file {} can't be cut to its length: {}", segment.path(), e.getMessage());
        }
    }

    /// Reads a segment from there on.
    SegmentReader reader(Stretch segment, long from) throws IOException {
        var name = segment.name();
        return segment.inherited()
                ? SegmentReader.ofEarlierRun(
                        segment.path(), name, from, segment.end().getAsLong(), name.numbersEnd(readable))
                : SegmentReader.ofThisRun(segment.path(), name, from, segment.end());
    }

    /// The segment after that one; the first for null.
    Optional<Stretch> after(@Nullable SegmentName name) {
        var entry = name == null ? readable.firstEntry() : readable.higherEntry(name);
        return Optional.ofNullable(entry).map(Map.Entry::getValue);
    }

    Optional<Stretch> find(SegmentName name) {
        return Optional.ofNullable(readable.get(name));
    }

    /// Deletes all but the one that is written.
    synchronized void deleteSealed() throws IOException {
        var segment = active;
        if (segment != null) {
            deleteBefore(segment.name());
        }
    }

    /// Deletes the sealed segments before that one.
    synchronized void deleteBefore(SegmentName name) throws IOException {
        for (var passed : readable.headMap(name).values()) {
            delete(passed);
        }
    }

    /// One is gone for certain before the next is deleted: as long as it may come back after a loss of power, the next
    /// one's name says what in it was refused.
    private void delete(Stretch passed) throws IOException {
        if (isDeletionUnforced) {
            Disk.forceFolder(folder);
        }
        Files.deleteIfExists(passed.path());
        isDeletionUnforced = true;
        readable.remove(passed.name());
    }

    long mostBytes() {
        return mostBytes;
    }

    /// The bytes that the files take.
    synchronized long allocated() {
        var bytes = 0L;
        var segment = active;
        for (var each : readable.values()) {
            bytes += each.sealed() || segment == null ? each.end().getAsLong() : segment.length();
        }
        return bytes;
    }

    /// The bytes that stand in the segments from there on.
    long bytesFrom(Position position) {
        var bytes = 0L;
        for (var each : readable.tailMap(position.segment()).values()) {
            var from = each.name().equals(position.segment()) ? position.offset() : Beginning.BYTES;
            bytes += Math.max(0, each.end().getAsLong() - Math.max(from, Beginning.BYTES));
        }
        return bytes;
    }

    /// Nothing of it is needed any more.
    synchronized void deleteAll() throws IOException {
        for (var each : readable.values()) {
            delete(each);
        }
    }

    /// How many bytes another segment can take at first: what is promised, and some more where there is room.
    private long free() {
        var promised = space.promised();
        var room = Math.min(longest(), mostBytes - allocated()) - Beginning.BYTES;
        return Math.max(promised, Math.min(room, promised + growth()));
    }

    /// How long a file may be, so that another can take its place when it is the only one.
    private long longest() {
        return mostBytes - growth() - Beginning.BYTES;
    }

    private long growth() {
        return Math.clamp(mostBytes / 16, 1 << 16, LARGEST_GROWTH);
    }

    /// A name behind all others. Where nothing of a segment could be made durable, or be read again, the one after
    /// it begins with the same number; so marks begin with how often that was. A name that could not be taken for
    /// certain is taken again, in place of the file that may have it.
    ///
    /// @throws IOException where that was more often than can be counted
    private SegmentName name(long first) throws IOException {
        if (uncertain != null && uncertain.first() == first) {
            return uncertain;
        }
        var last = Stream.concat(readable.keySet().stream(), Stream.ofNullable(earlier))
                .max(naturalOrder())
                .orElse(null);
        var again = last != null && last.first() == first ? (last.mark() >>> RANDOM_BITS) + 1 : 0;
        if (again >>> (Long.SIZE - RANDOM_BITS) != 0) {
            throw new IOException("There is no name left for another file behind " + last + ".");
        }
        var mark = 0L;
        while (mark == 0) {
            mark = again << RANDOM_BITS | MARKS.nextLong() >>> (Long.SIZE - RANDOM_BITS);
        }
        return new SegmentName(first, mark);
    }

    /// Ends the segment that is written where what is durable ends.
    @Override
    public synchronized void close() {
        giveUp();
    }
}
