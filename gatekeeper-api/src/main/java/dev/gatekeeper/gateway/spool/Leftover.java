package dev.gatekeeper.gateway.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;

/// What an earlier run left in a spool's folder. Of the segments only the last that is needed is read, for its
/// end; the others are read when their records are sent.
///
/// @param position the first that is needed
/// @param next the number that no record has yet
record Leftover(Position position, long next) {

    private static final SegmentName BEFORE_ALL = new SegmentName(0, 0);

    /// Finds the segments that are needed, hands them over, and deletes the others.
    static Leftover in(Path folder, Segments segments) throws IOException {
        var saved = Position.read(folder);
        var files = files(folder);
        if (saved.isPresent()) {
            var passed = files.headMap(saved.get().segment());
            for (var file : passed.values()) {
                Files.delete(file);
            }
            passed.clear();
        }
        var next = saved.map(Position::number).orElse(1L);
        while (!files.isEmpty()) {
            var last = files.lastEntry();
            // It is the last: what came behind it is not needed, and has no number that matters.
            var end = End.of(last.getKey(), last.getValue(), saved);
            next = Math.max(next, end.next());
            if (end.isNeeded()) {
                break;
            }
            Files.delete(last.getValue());
            files.remove(last.getKey());
        }
        for (var file : files.entrySet()) {
            segments.adopt(file.getKey(), file.getValue());
        }
        if (files.isEmpty()) {
            return new Leftover(new Position(BEFORE_ALL, 0, next), next);
        }
        var first = files.firstKey();
        var start = saved.filter(position -> position.segment().equals(first));
        return new Leftover(start.orElseGet(() -> new Position(first, 0, first.first())), next);
    }

    /// The segments in a folder, in their order.
    static TreeMap<SegmentName, Path> files(Path folder) throws IOException {
        var segments = new TreeMap<SegmentName, Path>();
        try (var files = Files.list(folder)) {
            files.forEach(file -> SegmentName.of(file).ifPresent(name -> segments.put(name, file)));
        }
        return segments;
    }

    /// How a segment ends.
    ///
    /// @param next the number after its last record's
    /// @param isNeeded whether anything stands in it that is not done with
    private record End(long next, boolean isNeeded) {

        static End of(SegmentName name, Path file, Optional<Position> saved) throws IOException {
            var length = Files.size(file);
            var from = saved.filter(position -> position.segment().equals(name))
                    .map(Position::offset)
                    .orElse(0L);
            var next = name.first();
            var needed = false;
            try (var reader = SegmentReader.ofEarlierRun(file, name, from, length, Long.MAX_VALUE)) {
                while (true) {
                    switch (reader.next()) {
                        case Found.Sound sound -> {
                            next = Math.max(next, sound.number() + 1);
                            needed = true;
                        }
                        case Found.Damage _ -> needed = true;
                        case Found.End() -> {
                            return new End(next, needed);
                        }
                    }
                }
            }
        }
    }
}
