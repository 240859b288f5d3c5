package dev.gatekeeper.gateway.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// What a spool asks of its disk, apart so that a disk can fail where a test wants it to. Thread-safe.
interface Disk {

    /// Writes all that the buffer has left.
    void write(FileChannel file, ByteBuffer bytes, long position) throws IOException;

    /// Returns once what was written would outlast a loss of power.
    ///
    /// @param withSize whether the file's size has changed
    void force(FileChannel file, boolean withSize) throws IOException;

    /// Gives a file another name, in place of whatever has it, and makes that outlast a loss of power. Where this
    /// fails the file may have either name.
    default void rename(Path folder, String from, String to) throws IOException {
        Files.move(
                folder.resolve(from),
                folder.resolve(to),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        forceFolder(folder);
    }

    /// Makes the names in a folder outlast a loss of power.
    static void forceFolder(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /// The disk as the operating system has it.
    static Disk real() {
        return new RealDisk();
    }

    /// Writes in pieces: the JVM copies each into memory outside of the heap, and keeps that for the thread's
    /// life.
    final class RealDisk implements Disk {

        private static final int PIECE = 1 << 20;

        @Override
        public void write(FileChannel file, ByteBuffer bytes, long position) throws IOException {
            var end = bytes.limit();
            var at = position;
            while (bytes.position() < end) {
                bytes.limit(Math.min(end, bytes.position() + PIECE));
                at += file.write(bytes, at);
            }
        }

        @Override
        public void force(FileChannel file, boolean withSize) throws IOException {
            file.force(withSize);
        }
    }
}
