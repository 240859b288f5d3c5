package dev.gatekeeper.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/// What Linux says in `/proc/<pid>/stat` of a process's processor time, in steps of 10 ms.
///
/// @param parent its parent's pid
/// @param own what its threads have had
/// @param ended what those of its children have had that have ended
record ProcessStat(long parent, Duration own, Duration ended) {

    private static final Path PROC = Path.of("/proc");

    /// Linux counts in hundredths of a second, to whoever asks.
    private static final long MILLIS_PER_TICK = 10;

    /// @throws IllegalArgumentException where it is none
    static ProcessStat parse(String line) {
        // The second word is the program's name in parentheses, which may hold blanks and parentheses itself.
        var words = line.substring(line.lastIndexOf(')') + 1).strip().split(" ", -1);
        if (line.indexOf('(') < 0 || words.length < 15) {
            throw new IllegalArgumentException("That is no process's stat: " + line);
        }
        return new ProcessStat(Long.parseLong(words[1]), ticks(words[11], words[12]), ticks(words[13], words[14]));
    }

    private static Duration ticks(String user, String system) {
        return Duration.ofMillis((Long.parseLong(user) + Long.parseLong(system)) * MILLIS_PER_TICK);
    }

    /// The processor time of a process and of its children, those that have ended too. Zero where there is no such
    /// process, or no `/proc`.
    static Duration processorTimeOfTree(long root) {
        if (!Files.isDirectory(PROC)) {
            return Duration.ZERO;
        }
        var all = of(Long.toString(root)).map(ProcessStat::all).orElse(Duration.ZERO);
        try (var entries = Files.list(PROC)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> Character.isDigit(name.charAt(0)))
                    .flatMap(name -> of(name).stream())
                    .filter(process -> process.parent == root)
                    .map(ProcessStat::all)
                    .reduce(all, Duration::plus);
        } catch (IOException e) {
            throw new UncheckedIOException("The processes can't be listed.", e);
        }
    }

    private static Optional<ProcessStat> of(String pid) {
        try (Stream<String> lines = Files.lines(PROC.resolve(pid).resolve("stat"))) {
            return lines.findFirst().map(ProcessStat::parse);
        } catch (IOException | UncheckedIOException gone) {
            return Optional.empty();
        }
    }

    private Duration all() {
        return own.plus(ended);
    }
}
