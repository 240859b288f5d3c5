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

    private static final int ZEROS = 1 << 20;

    private final SegmentName name;
    private final Path path;
    private final FileChannel file;
    private final Disk disk;
    private long written = Beginning.BYTES;
    private volatile long durable = Beginning.BYTES;
    private volatile long length;

    private ActiveSegment(SegmentName name, Path path, FileChannel file, Disk disk) {
        this.name = name;
        this.path = path;
        this.file = file;
        this.disk = disk;
    }

    /// @param free how many bytes of frames it can take at once
    static ActiveSegment create(Path folder, SegmentName name, long free, Disk disk) throws IOException {
        var path = folder.resolve(name.toString());
        var file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        var segment = new ActiveSegment(name, path, file, disk);
        try {
            disk.write(file, Beginning.of(name, Beginning.BYTES), 0);
            segment.length = Beginning.BYTES;
            segment.grow(free);
            Disk.forceFolder(folder);
            return segment;
        } catch (IOException e) {
            file.close();
            Files.deleteIfExists(path);
            throw e;
        }
    }

    /// Fills more of the file with zeros. Where the disk has no room for them the file stays as it is.
    void grow(long bytes) throws IOException {
        var end = length + bytes;
        try {
            for (long at = length; at < end; at += ZEROS) {
                disk.write(file, ByteBuffer.allocate((int) Math.min(ZEROS, end - at)), at);
            }
            disk.force(file, true);
        } catch (IOException e) {
            file.truncate(length);
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
        return path;
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
        file.close();
    }
}
