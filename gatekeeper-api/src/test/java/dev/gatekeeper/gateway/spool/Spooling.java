package dev.gatekeeper.gateway.spool;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatekeeper.gateway.spool.SpoolRecord.Header;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/// A spool in a test's hands: appends text, and reads all that is there.
final class Spooling implements AutoCloseable {

    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    final Spool spool;
    private final AtomicInteger setAside;

    private Spooling(Spool spool, AtomicInteger setAside) {
        this.spool = spool;
        this.setAside = setAside;
    }

    static Spooling open(Path folder) throws IOException {
        return open(folder, 64 << 20, Disk.real());
    }

    static Spooling open(Path folder, long mostBytes, Disk disk) throws IOException {
        var setAside = new AtomicInteger();
        var watcher = new Spool.Watcher() {
            @Override
            public void forced(int records, Duration time) {}

            @Override
            public void setAside() {
                setAside.incrementAndGet();
            }
        };
        return new Spooling(Spool.open("test", folder, mostBytes, disk, watcher), setAside);
    }

    static SpoolRecord record(String value) {
        return new SpoolRecord(
                NOON, "stream".getBytes(UTF_8), List.of(new Header("id", "é".getBytes(UTF_8))), value.getBytes(UTF_8));
    }

    /// Says whether it was kept, once that is decided.
    boolean append(String value) {
        return appendSoon(value).join();
    }

    CompletableFuture<Boolean> appendSoon(String value) {
        return appendSoon(spool, value);
    }

    static CompletableFuture<Boolean> appendSoon(Spool spool, String value) {
        var entry = new TextEntry(record(value));
        if (spool.reserve(entry.bytes()) instanceof Reserved.Full) {
            return CompletableFuture.completedFuture(false);
        }
        spool.append(entry);
        return entry.kept;
    }

    /// Says whether it was left out, once that is decided.
    boolean appendUnwanted(String value) {
        var leftOut = new CompletableFuture<Boolean>();
        var entry = new TextEntry(record(value)) {
            @Override
            public boolean isWanted() {
                return false;
            }

            @Override
            public void leftOut() {
                leftOut.complete(true);
            }
        };
        if (spool.reserve(entry.bytes()) instanceof Reserved.Full(var why)) {
            throw new IllegalStateException(why);
        }
        spool.append(entry);
        var _ = entry.kept.thenAccept(_ -> leftOut.complete(false));
        return leftOut.join();
    }

    /// All that [Cursor#next] gives, without passing it.
    List<String> read() throws IOException {
        var values = new ArrayList<String>();
        for (var waiting : waiting()) {
            values.add(new String(waiting.record().value(), UTF_8));
        }
        return values;
    }

    List<Waiting> waiting() throws IOException {
        var all = new ArrayList<Waiting>();
        for (var next = spool.cursor().next();
                next.isPresent();
                next = spool.cursor().next()) {
            all.add(next.get());
        }
        return all;
    }

    /// Passes all that there is, as a replay does.
    void drain() throws IOException {
        spool.cursor().rewind();
        for (var each : waiting()) {
            spool.cursor().pass(each);
        }
        spool.cursor().end(spool.next());
        spool.drained();
    }

    /// Says whether there is room for so much.
    boolean hasRoom(long bytes) {
        var hasRoom = spool.reserve(bytes) instanceof Reserved.Room;
        if (hasRoom) {
            spool.giveBack(bytes);
        }
        return hasRoom;
    }

    int setAside() {
        return setAside.get();
    }

    @Override
    public void close() {
        spool.close();
    }

    static class TextEntry implements Entry {

        private final SpoolRecord record;
        final CompletableFuture<Boolean> kept = new CompletableFuture<>();

        TextEntry(SpoolRecord record) {
            this.record = record;
        }

        @Override
        public SpoolRecord record() {
            return record;
        }

        @Override
        public long bytes() {
            return Spool.bytes(record);
        }

        @Override
        public void kept() {
            kept.complete(true);
        }

        @Override
        public void notKept(String why) {
            kept.complete(false);
        }
    }
}
