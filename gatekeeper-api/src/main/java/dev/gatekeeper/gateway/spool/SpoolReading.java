package dev.gatekeeper.gateway.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Reads a spool's folder as it lies there and changes nothing, also while a gateway writes it: what is seen
/// then may be a second old, and what is just being written may look damaged.
///
/// @param damages where something can't be read: a sentence each
/// @param setAside the files that were set aside
public record SpoolReading(List<String> damages, List<Path> setAside) {

    public SpoolReading {
        damages = List.copyOf(damages);
        setAside = List.copyOf(setAside);
    }

    /// @param folder of one spool
    /// @param records is given all that waits, in its order
    public static SpoolReading of(Path folder, Consumer<Waiting> records) throws IOException {
        if (!Files.isDirectory(folder)) {
            return new SpoolReading(List.of(), List.of());
        }
        var position = Position.read(folder);
        var damages = new ArrayList<String>();
        var numbering = new Numbering();
        var files = Leftover.files(folder);
        for (var segment : files.entrySet()) {
            var name = segment.getKey();
            if (position.filter(start -> start.passes(name)).isEmpty()) {
                var from = position.filter(start -> start.segment().equals(name))
                        .map(Position::offset)
                        .orElse(0L);
                damages.addAll(read(name, segment.getValue(), from, name.numbersEnd(files), numbering, records));
            }
        }
        return new SpoolReading(damages, new SetAside(folder).files());
    }

    /// The records of one file.
    static List<SpoolRecord> records(Path file) throws IOException {
        var records = new ArrayList<SpoolRecord>();
        var name = SegmentName.of(file).orElseThrow(() -> new IOException(file + " is no file of a spool."));
        var damages = read(name, file, 0, Long.MAX_VALUE, new Numbering(), waiting -> records.add(waiting.record()));
        if (!damages.isEmpty()) {
            throw new IOException(String.join(" ", damages));
        }
        return records;
    }

    private static List<String> read(
            SegmentName name, Path file, long from, long numbersEnd, Numbering numbering, Consumer<Waiting> records)
            throws IOException {
        var damages = new ArrayList<String>();
        var length = Files.size(file);
        try (var reader = SegmentReader.ofEarlierRun(file, name, from, length, numbersEnd)) {
            while (true) {
                switch (reader.next()) {
                    case Found.Sound(var number, var record, var start, var to) -> {
                        numbering
                                .take(number)
                                .ifPresent(gap -> damages.add("The records " + gap.first() + " to " + gap.last()
                                        + " are missing before " + file + "."));
                        records.accept(new Waiting(number, record, name, start, to));
                    }
                    case Found.Damage(var start, var to, var loss) -> {
                        numbering.lose();
                        damages.add(file + " can't be read from byte " + start + " up to " + to + ": "
                                + SetAside.meaning(loss));
                    }
                    case Found.End() -> {
                        return damages;
                    }
                }
            }
        }
    }
}
