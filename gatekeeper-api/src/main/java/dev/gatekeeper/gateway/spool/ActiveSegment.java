package dev.gatekeeper.gateway.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The segment that is written. Its file is filled with zeros ahead of what is written, so that the room that
/// was promised is there when the disk is full, and so that a force has no new size to record. One thread
/// writes at a time, and another may grow the file meanwhile.
final class ActiveSegment implements AutoCloseable {

    private static final String DRAFT = "segment.new";
    private static final int ZEROS = 1 << 20;

    private final SegmentName name;
    private final Path folder;
    private final FileChannel file;

    /// The same file, to grow it by: of an error as it writes back, the system tells each channel once, and the one
    /// that records are written by must be told.
    private final FileChannel room;

    private final Disk disk;
    private long written = Beginning.BYTES;
    private volatile long durable = Beginning.BYTES;
    private volatile long length;

    private ActiveSegment(SegmentName name, Path folder, FileChannel file, FileChannel room, Disk disk) {
        this.name = name;
        this.folder = folder;
        this.file = file;
        this.room = room;
        this.disk = disk;
    }

    /// Makes a file that has not got its name yet. Whatever becomes of it, it says nothing to who reads the
    /// folder, and the next draft takes its place.
    ///
    /// @param free how many bytes of frames it can take at once
    static ActiveSegment draft(Path folder, SegmentName name, long free, Disk disk) throws IOException {
        var path = folder.resolve(DRAFT);
        Files.write(path, new byte[0]);
        var file = channel(path);
        var segment = new ActiveSegment(name, folder, file, another(path, file), disk);
        try {
            disk.write(file, Beginning.of(name, Beginning.BYTES), 0);
            segment.length = Beginning.BYTES;
            segment.grow(free);
            return segment;
        } catch (IOException | RuntimeException | Error e) { // Whatever it is, the file is of no use.
            segment.discard();
            throw e;
        }
    }

    private static FileChannel channel(Path path) throws IOException {
        return FileChannel.open(path, StandardOpenOption.WRITE);
    }

    private static FileChannel another(Path path, FileChannel one) throws IOException {
        try {
            return channel(path);
        } catch (IOException | RuntimeException | Error e) {
            one.close();
            throw e;
        }
    }

    /// Gives a draft its name. Where this fails it may have its name all the same, now or after a loss of power.
    void publish() throws IOException {
        disk.rename(folder, DRAFT, name.toString());
    }

    /// Lets go of a draft.
    void discard() throws IOException {
        close();
        Files.deleteIfExists(folder.resolve(DRAFT));
    }

    /// Fills more of the file with zeros. Where the disk has no room for them the file stays as it is.
    void grow(long bytes) throws IOException {
        var end = length + bytes;
        try {
            for (long at = length; at < end; at += ZEROS) {
                disk.write(room, ByteBuffer.allocate((int) Math.min(ZEROS, end - at)), at);
            }
            disk.force(room, true);
        } catch (IOException | RuntimeException | Error e) {
            room.truncate(length);
            throw e;
        }
        length = end;
    }

    /// Writes frames after those that stand there. They are not durable yet.
    void write(ByteBuffer frames) throws IOException {
        var bytes = frames.remaining();
        disk.write(file, frames, written);
        written += bytes;
    }

    /// All that was written is durable after it. That this is so is noted in the file before anybody hears of it.
    void force() throws IOException {
        disk.force(file, false);
        disk.write(file, Beginning.durable(name, written), Beginning.DURABLE_AT);
        durable = written;
    }

    SegmentName name() {
        return name;
    }

    Path path() {
        return folder.resolve(name.toString());
    }

    /// Up to where it holds what would outlast a loss of power.
    long durable() {
        return durable;
    }

    /// How long the file is.
    long length() {
        return length;
    }

    /// Ends the file where what is durable ends.
    void seal() throws IOException {
        file.truncate(durable);
        length = durable;
        disk.force(file, true);
    }

    @Override
    public void close() throws IOException {
        try (room) {
            file.close();
        }
    }
}
