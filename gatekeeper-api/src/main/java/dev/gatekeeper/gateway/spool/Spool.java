package dev.gatekeeper.gateway.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Records on disk, in the order in which they were appended. What [Entry#kept] was called for survives the end
/// of the process at any instant and a loss of power. Thread-safe, but for the one [Cursor].
public final class Spool implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Spool.class);
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String name;
    private final Segments segments;
    private final Committer committer;
    private final SetAside setAside;
    private final Cursor cursor;
    private final Watcher watcher;
    private final long inherited;

    private Spool(
            String name, Segments segments, Committer committer, SetAside setAside, Cursor cursor, Watcher watcher) {
        this.watcher = watcher;
        this.name = name;
        this.segments = segments;
        this.committer = committer;
        this.setAside = setAside;
        this.cursor = cursor;
        this.inherited = committer.next();
    }

    /// Opens a spool, with all that an earlier run left in it.
    ///
    /// @param folder for this spool alone; made where it is missing
    /// @param mostBytes the most that its files take together
    /// @param watcher is told what is worth counting
    static Spool open(String name, Path folder, long mostBytes, Disk disk, Watcher watcher) throws IOException {
        Files.createDirectories(folder);
        var segments = new Segments(folder, mostBytes, disk);
        var left = Leftover.in(folder, segments);
        var setAside = new SetAside(folder);
        var cursor = new Cursor(folder, segments, left.position(), setAside, watcher::setAside);
        var committer = new Committer(segments, left.next(), watcher);
        committer.start();
        var spool = new Spool(name, segments, committer, setAside, cursor, watcher);
        cursor.look();
        if (spool.isEmpty()) {
            spool.drained(); // What is left for all that takes room.
        } else {
            LOG.atInfo()
                    .addKeyValue("spool", name)
                    .addKeyValue("records", spool.records())
                    .log("The spool has records left");
        }
        return spool;
    }

    /// What is worth counting. Called on the spool's threads.
    public interface Watcher {

        /// So many records were made durable at once, and the disk took that long for it.
        void forced(int records, Duration time);

        /// Something can't be read or sent, and is kept beside the spool.
        void setAside();
    }

    /// What it is called, as a folder and in a sentence.
    public String name() {
        return name;
    }

    /// How many bytes a record needs.
    public static long bytes(SpoolRecord record) {
        return Frame.bytes(record);
    }

    /// Promises room, which stays until it is given back or what it is for was appended. As long as there is
    /// room on the disk already, this takes no time.
    public Reserved reserve(long bytes) {
        return segments.space().promise(bytes) ? new Reserved.Room() : segments.reserve(bytes);
    }

    /// The same without taking any time: says false where the disk is needed for more room.
    public boolean reserveAtHand(long bytes) {
        return segments.space().promise(bytes);
    }

    /// Whether there is room for much of what may come before the disk is needed for more.
    public boolean hasRoomAtHand() {
        return segments.space().isHalfFree();
    }

    public void giveBack(long bytes) {
        segments.space().giveBack(bytes);
    }

    /// Appends after all that was appended before, and returns at once.
    ///
    /// @param entry has room reserved
    public void append(Entry entry) {
        committer.append(entry);
    }

    /// The one reader.
    public Cursor cursor() {
        return cursor;
    }

    /// The number of the record that will be durable next.
    public long next() {
        return committer.next();
    }

    /// Records below this number were left by an earlier run.
    public long inherited() {
        return inherited;
    }

    /// How many records are durable and not passed.
    public long records() {
        return Math.max(0, committer.next() - cursor.position().number());
    }

    public boolean isEmpty() {
        return records() == 0;
    }

    /// How many bytes its files take, what is reserved included.
    public long allocated() {
        return segments.allocated();
    }

    /// The most that its files may take.
    public long mostBytes() {
        return segments.mostBytes();
    }

    /// How many bytes wait in it.
    public long bytes() {
        return segments.bytesFrom(cursor.position());
    }

    /// When the first of those that wait was accepted.
    public Optional<Instant> oldest() {
        return isEmpty() ? Optional.empty() : cursor.oldest();
    }

    /// Nothing waits: the files are not needed as they are.
    public void drained() {
        committer.drained(cursor.position().number());
    }

    /// Keeps a record that will never be taken, beside the spool.
    public void setAside(Waiting waiting, String why) throws IOException {
        setAside.refused(waiting, why);
        watcher.setAside();
    }

    /// Appends the records that were set aside, and removes their files. For a spool that nothing else is
    /// appended to.
    ///
    /// @return how many there were
    public int takeBack() throws IOException {
        var count = 0;
        for (var file : setAside.records()) {
            for (var record : SpoolReading.records(file)) {
                new TakenBack(record).appendTo(this);
                count++;
            }
            setAside.remove(file);
        }
        return count;
    }

    /// How many files were set aside and still are; -1 where the folder can't be read.
    public int setAside() {
        try {
            return setAside.files().size();
        } catch (IOException e) {
            LOG.debug("What is set aside can't be listed.", e);
            return -1;
        }
    }

    /// Decides all that was appended, and lets go of the files. Nothing may be appended any more.
    @Override
    public void close() {
        var _ = close(PATIENCE);
    }

    /// What the disk still writes after that time may yet be acknowledged. So the files are left as they are, and
    /// the next start reads what is there.
    ///
    /// @return whether nothing is written any more
    boolean close(Duration patience) {
        var isOver = false;
        try {
            isOver = committer.stop(patience);
            cursor.close();
            if (isOver) {
                segments.close();
                if (isEmpty()) {
                    segments.deleteAll();
                    cursor.leaveNothing();
                }
            } else {
                LOG.warn("The disk of the spool {} is slow: its files stay as they are till the next start.", name);
            }
            cursor.save();
        } catch (IOException e) {
            LOG.warn("The spool's files can't be left as they should: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return isOver;
    }
}
