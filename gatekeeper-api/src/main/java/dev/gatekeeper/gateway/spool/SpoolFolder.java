package dev.gatekeeper.gateway.spool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/// A gateway's spools, in a folder that is its own as long as it runs. Thread-safe.
public final class SpoolFolder implements AutoCloseable {

    /// The names of the spools, each a folder.
    public static final List<String> NAMES = List.of("change-sets", "rejections");

    public static final String CHANGE_SETS = "change-sets";
    public static final String REJECTIONS = "rejections";

    private final FileChannel lock;
    private final Spool changeSets;
    private final Spool rejections;

    private SpoolFolder(FileChannel lock, Spool changeSets, Spool rejections) {
        this.lock = lock;
        this.changeSets = changeSets;
        this.rejections = rejections;
    }

    /// @param watchers gives each spool's, by its name
    /// @throws SpoolException where another process has the folder, or it can't be used
    public static SpoolFolder open(SpoolSettings settings, Function<String, Spool.Watcher> watchers) {
        return open(settings, Disk.real(), watchers);
    }

    static SpoolFolder open(SpoolSettings settings, Disk disk, Function<String, Spool.Watcher> watchers) {
        var folder = settings.folder().toAbsolutePath().normalize();
        try {
            Files.createDirectories(folder);
            var lock = lock(folder);
            try {
                var changeSets = spool(CHANGE_SETS, folder, settings.changeSetsBytes(), disk, watchers);
                var rejections = spool(REJECTIONS, folder, settings.rejectionsBytes(), disk, watchers);
                return new SpoolFolder(lock, changeSets, rejections);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    private static Spool spool(
            String name, Path folder, long mostBytes, Disk disk, Function<String, Spool.Watcher> watchers)
            throws IOException {
        return Spool.open(name, folder.resolve(name), mostBytes, disk, watchers.apply(name));
    }

    private static FileChannel lock(Path folder) throws IOException {
        var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException inThisJvm) {
            // Said below.
        }
        channel.close();
        throw new SpoolException("Another gateway has the spool's folder " + folder
                + ": give each one a folder of its own (gatekeeper.spool.folder).");
    }

    public Spool changeSets() {
        return changeSets;
    }

    public Spool rejections() {
        return rejections;
    }

    /// Takes a folder away from everybody else without opening what is in it.
    ///
    /// @throws SpoolException as [#open]
    public static AutoCloseable hold(Path folder) {
        var absolute = folder.toAbsolutePath().normalize();
        try {
            return lock(absolute);
        } catch (IOException e) {
            throw unusable(absolute, e);
        }
    }

    private static SpoolException unusable(Path folder, IOException e) {
        return new SpoolException("The spool's folder " + folder + " can't be used: " + e.getMessage(), e);
    }

    /// Decides what was appended, and lets go of the folder. Where a slow disk still writes to it, nobody else gets
    /// it as long as this process lives.
    @Override
    public void close() {
        close(Spool.PATIENCE);
    }

    void close(Duration patience) {
        var areOver = changeSets.close(patience);
        areOver &= rejections.close(patience);
        if (!areOver) {
            return;
        }
        try {
            lock.close();
        } catch (IOException e) {
            throw new SpoolException("The spool's lock can't be let go of: " + e.getMessage(), e);
        }
    }
}
