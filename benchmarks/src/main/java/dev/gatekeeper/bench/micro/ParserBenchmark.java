package dev.gatekeeper.bench.micro;

import dev.gatekeeper.bench.workload.Load;
import dev.gatekeeper.bench.workload.Scenario;
import dev.gatekeeper.bench.workload.Wal2jsonText;
import dev.gatekeeper.changeset.Format;
import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.wal2json.ChangeSetParser;
import dev.gatekeeper.changeset.wal2json.ParseResult;
import dev.gatekeeper.changeset.wal2json.ParserSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What it takes to read and check one change set.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ParserBenchmark {

    private static final Load LOAD = new Load(Scenario.FRESH, 400);

    private final ChangeSetParser parser = new ChangeSetParser(new ParserSettings(new Identifier("public"), true));
    private final byte[] example = resource("/dev/gatekeeper/bench/example.json");
    private final byte[] twoHundredRows = Wal2jsonText.changeSet(0, LOAD.set(0));
    private final byte[] oneRow = Wal2jsonText.changeSet(0, LOAD.range(0, 1));

    /// What is refused takes another way, and another time.
    @Setup
    public void requireThatAllAreAccepted() {
        for (var document : List.of(example, twoHundredRows, oneRow)) {
            if (!(parser.parse(Format.WAL2JSON_1, document) instanceof ParseResult.Valid)) {
                throw new IllegalStateException("A document that is measured is refused.");
            }
        }
    }

    @Benchmark
    public ParseResult example() {
        return parser.parse(Format.WAL2JSON_1, example);
    }

    @Benchmark
    public ParseResult setOfTwoHundredRows() {
        return parser.parse(Format.WAL2JSON_1, twoHundredRows);
    }

    @Benchmark
    public ParseResult setOfOneRow() {
        return parser.parse(Format.WAL2JSON_1, oneRow);
    }

    private static byte[] resource(String name) {
        try (var stream = Objects.requireNonNull(ParserBenchmark.class.getResourceAsStream(name), name)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
