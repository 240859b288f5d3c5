package dev.gatekeeper.gateway.spool;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads a spool in its order, some way ahead of what is done with. For one thread, but for [#position] and
/// [#oldest].
public final class Cursor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Cursor.class);
    private static final Duration BETWEEN_SAVES = Duration.ofSeconds(1);

    private final Path folder;
    private final Segments segments;
    private final SetAside setAside;
    private final Runnable damaged;
    private final ArrayDeque<Instant> ahead = new ArrayDeque<>();
    private final Numbering numbering = new Numbering();
    private volatile Position position;
    private volatile @Nullable Instant oldest;
    private @Nullable SegmentReader reader;
    private @Nullable SegmentName reading;
    private long savedAt = System.nanoTime();

    /// @param damaged is told of each part that can't be read, or is not there
    Cursor(Path folder, Segments segments, Position position, SetAside setAside, Runnable damaged) {
        this.folder = folder;
        this.segments = segments;
        this.position = position;
        this.setAside = setAside;
        this.damaged = damaged;
    }

    /// The next record, where there is one. What can't be read is set aside on the way.
    public Optional<Waiting> next() throws IOException {
        while (true) {
            var open = reader();
            var name = reading;
            if (open == null || name == null) {
                return Optional.empty();
            }
            var readable = segments.find(name);
            switch (open.next()) {
                case Found.Sound(var number, var record, var from, var to) -> {
                    var gap = numbering.take(number);
                    if (gap.isPresent() && setAside.missing(gap.get())) {
                        damaged.run();
                    }
                    ahead.add(record.at());
                    oldest = ahead.peek();
                    return Optional.of(new Waiting(number, record, name, from, to));
                }
                case Found.Damage damage -> {
                    numbering.lose();
                    if (readable.isPresent() && setAside.damage(readable.get().path(), damage)) {
                        damaged.run();
                    }
                }
                case Found.End() -> {
                    var goesOn = readable.isPresent() && !readable.get().sealed();
                    if (goesOn || !openAfter(name)) {
                        return Optional.empty();
                    }
                }
            }
        }
    }

    /// Nothing up to this record is needed any more. It is the first that [#next] gave since the one that was
    /// passed last.
    public void pass(Waiting waiting) {
        var before = position;
        position = new Position(waiting.segment(), waiting.to(), waiting.number() + 1);
        ahead.poll();
        oldest = ahead.peek();
        var isAnother = !before.segment().equals(waiting.segment());
        if (isAnother || System.nanoTime() - savedAt > BETWEEN_SAVES.toNanos()) {
            leaveBehind();
        }
    }

    /// Goes back to the first record that was not passed.
    public void rewind() throws IOException {
        close();
        reading = null;
        ahead.clear();
    }

    /// Sees to it that the oldest is known, while nothing is being read.
    public void look() throws IOException {
        rewind();
        if (next().isEmpty()) {
            oldest = null;
        }
        rewind();
    }

    /// All that was read is done with, and nothing more is there. No file is held open: one that is deleted would
    /// take its room all the same.
    ///
    /// @param number of the record that will come next
    public void end(long number) throws IOException {
        var open = reader;
        var name = reading;
        if (open == null || name == null) {
            return;
        }
        oldest = null;
        var end = new Position(name, open.at(), Math.max(number, position.number()));
        if (!end.equals(position)) {
            position = end;
            leaveBehind();
        }
        rewind();
    }

    /// Where this fails what is passed is read and sent once more at the next start, or takes room till the next try.
    private void leaveBehind() {
        try {
            segments.deleteBefore(position.segment());
            save();
        } catch (IOException e) {
            LOG.warn("How far the spool is done with can't be kept at {} yet: {}", folder, e.getMessage());
        }
    }

    /// All is passed, and no file is left of it.
    void leaveNothing() {
        position = Position.at(position.number());
    }

    Position position() {
        return position;
    }

    /// When the first of those that wait was accepted, as far as that is known.
    Optional<Instant> oldest() {
        return Optional.ofNullable(oldest);
    }

    void save() throws IOException {
        savedAt = System.nanoTime();
        position.write(folder);
    }

    private @Nullable SegmentReader reader() throws IOException {
        if (reader == null) {
            var from = segments.find(position.segment());
            numbering.from(position.number());
            if (from.isPresent()) {
                open(from.get(), position.offset());
            } else {
                openAfter(position.segment());
            }
        }
        return reader;
    }

    private boolean openAfter(SegmentName name) throws IOException {
        var next = segments.after(name);
        if (next.isPresent()) {
            open(next.get(), 0);
        }
        return next.isPresent();
    }

    private void open(Segments.Stretch segment, long offset) throws IOException {
        close();
        reader = segments.reader(segment, offset);
        reading = segment.name();
    }

    @Override
    public void close() throws IOException {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }
}
