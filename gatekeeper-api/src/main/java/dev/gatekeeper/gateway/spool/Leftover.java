package dev.gatekeeper.gateway.spool;

import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;

/// What an earlier run left in a spool's folder. Of the segments only the last that is needed is read, for its
/// end; the others are read when their records are sent.
///
/// The last of all stays, also where it is not needed, until there is one behind it: its name says where the
/// numbers of those before it end, and so what in them was refused. Cut to nothing it takes no room.
///
/// @param position the first that is needed
/// @param next the number that no record has yet
record Leftover(Position position, long next) {

    /// Finds the segments that are needed, hands them over with the last, and deletes the others.
    static Leftover in(Path folder, Segments segments) throws IOException {
        var saved = Position.read(folder);
        var files = files(folder);
        if (saved.isPresent()) {
            segments.stayBehind(saved.get().segment());
            deletePassed(saved.get(), files, folder);
        }
        var next = saved.map(Position::number).orElse(1L);
        var needed = new TreeMap<>(files);
        while (!needed.isEmpty()) {
            var last = needed.lastEntry();
            var end =
                    End.of(last.getKey(), last.getValue(), saved, last.getKey().numbersEnd(files));
            next = Math.max(next, end.next());
            if (end.isNeeded()) {
                break;
            }
            needed.remove(last.getKey());
            if (last.getKey().equals(files.lastKey())) {
                FileChannel.open(last.getValue(), WRITE, TRUNCATE_EXISTING).close();
            } else {
                Files.delete(last.getValue());
            }
        }
        if (files.isEmpty()) {
            return new Leftover(Position.at(next), next);
        }
        var first = needed.isEmpty() ? new Position(files.lastKey(), 0, next) : beginning(needed.firstKey());
        needed.put(files.lastKey(), files.lastEntry().getValue());
        for (var file : needed.entrySet()) {
            segments.adopt(file.getKey(), file.getValue());
        }
        return new Leftover(
                saved.filter(position -> position.segment().equals(first.segment()))
                        .orElse(first),
                next);
    }

    /// One after the other for certain: where the numbers of one end is told by the name of the next.
    private static void deletePassed(Position saved, TreeMap<SegmentName, Path> files, Path folder) throws IOException {
        for (var passed : files.keySet().stream().filter(saved::passes).toList()) {
            Files.delete(folder.resolve(passed.toString()));
            Disk.forceFolder(folder);
            files.remove(passed);
        }
    }

    private static Position beginning(SegmentName segment) {
        return new Position(segment, 0, segment.first());
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

        static End of(SegmentName name, Path file, Optional<Position> saved, long numbersEnd) throws IOException {
            var length = Files.size(file);
            var from = saved.filter(position -> position.segment().equals(name))
                    .map(Position::offset)
                    .orElse(0L);
            var next = name.first();
            var needed = false;
            try (var reader = SegmentReader.ofEarlierRun(file, name, from, length, numbersEnd)) {
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
