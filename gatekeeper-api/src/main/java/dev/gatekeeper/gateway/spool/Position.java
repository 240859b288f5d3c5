package dev.gatekeeper.gateway.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// How far a spool is done with.
///
/// @param offset the place in the segment up to which nothing is needed any more
/// @param number of the first record that is needed
record Position(SegmentName segment, long offset, long number) {

    private static final String FILE = "position";

    private static final SegmentName BEFORE_ALL = new SegmentName(0, 0);

    /// Where no segment is there that is done with in part.
    ///
    /// @param number of the first record that is needed
    static Position at(long number) {
        return new Position(BEFORE_ALL, 0, number);
    }

    /// Whether nothing of a segment is needed. A segment whose first record is needed is needed, also where it sorts
    /// before this one's: that may be gone, and then only its name is left, whose mark says nothing of others.
    boolean passes(SegmentName other) {
        return other.compareTo(segment) < 0 && other.first() < number;
    }

    /// What was written last; empty where nothing was, or where it can't be read: then all that is there is
    /// needed.
    static Optional<Position> read(Path folder) throws IOException {
        var file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var words = new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.UTF_8)
                .strip()
                .split(" ", -1);
        try {
            return words.length != 3
                    ? Optional.empty()
                    : SegmentName.of(Path.of(words[0]))
                            .map(name -> new Position(name, Long.parseLong(words[1]), Long.parseLong(words[2])));
        } catch (IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    /// Takes the place of what was written before. It is not forced to the disk: what a loss of power undoes of
    /// it is read and sent once more, and ids make that harmless.
    void write(Path folder) throws IOException {
        var draft = folder.resolve(FILE + ".new");
        Files.writeString(draft, segment + " " + offset + " " + number + "\n");
        Files.move(draft, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static void delete(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(FILE));
    }
}
