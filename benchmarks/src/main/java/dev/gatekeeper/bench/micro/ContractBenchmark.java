package dev.gatekeeper.bench.micro;

import dev.gatekeeper.changeset.ChangeSet;
import dev.gatekeeper.changeset.Format;
import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.TableName;
import dev.gatekeeper.changeset.contract.ColumnContract;
import dev.gatekeeper.changeset.contract.ColumnType;
import dev.gatekeeper.changeset.contract.ContractCheck;
import dev.gatekeeper.changeset.contract.Findings;
import dev.gatekeeper.changeset.contract.Generation;
import dev.gatekeeper.changeset.contract.KeyContract;
import dev.gatekeeper.changeset.contract.TableCheck;
import dev.gatekeeper.changeset.contract.TableContract;
import dev.gatekeeper.changeset.contract.TableKind;
import dev.gatekeeper.changeset.contract.TableKnowledge;
import dev.gatekeeper.changeset.contract.TableLookup;
import dev.gatekeeper.changeset.contract.TableTraits;
import dev.gatekeeper.changeset.wal2json.ChangeSetParser;
import dev.gatekeeper.changeset.wal2json.ParseResult;
import dev.gatekeeper.changeset.wal2json.ParserSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What it takes to hold a change set against the contracts of its tables, which it keeps.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ContractBenchmark {

    private final byte[] example = resource("/dev/gatekeeper/bench/example.json");
    private final ChangeSet exampleParsed = parsed(example);
    private final TableLookup same = new OneTable("integer", "text", "text");
    private final TableLookup narrower =
            new OneTable("bigint", "character varying(100)", "timestamp without time zone");

    /// The types are those that were declared, which the parser has checked.
    @Benchmark
    public Findings declaredTypes() {
        return ContractCheck.of(exampleParsed, Format.WAL2JSON_1, example, same);
    }

    /// Each value is checked anew.
    @Benchmark
    public Findings otherTypes() {
        return ContractCheck.of(exampleParsed, Format.WAL2JSON_1, example, narrower);
    }

    private static ChangeSet parsed(byte[] document) {
        var parser = new ChangeSetParser(new ParserSettings(new Identifier("public"), true));
        if (parser.parse(Format.WAL2JSON_1, document) instanceof ParseResult.Valid(var changeSet)) {
            return changeSet;
        }
        throw new IllegalStateException("The document that is measured is refused.");
    }

    private static byte[] resource(String name) {
        try (var stream = Objects.requireNonNull(ContractBenchmark.class.getResourceAsStream(name), name)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class OneTable implements TableLookup {

        private static final TableName NAME = TableName.of("public", "mytable");

        private final Map<TableName, TableKnowledge> tables;

        OneTable(String a, String b, String c) {
            var columns = List.of(column("a", a), column("b", b), column("c", c));
            var key = new KeyContract(List.of(new Identifier("a"), new Identifier("c")), true, false, false);
            var contract = new TableContract(NAME, 1, TableKind.TABLE, columns, List.of(key), TableTraits.PLAIN);
            tables = Map.of(NAME, new TableKnowledge.Known(new TableCheck(contract)));
        }

        private static ColumnContract column(String name, String type) {
            return new ColumnContract(new Identifier(name), ColumnType.plain(type), true, false, Generation.NONE);
        }

        @Override
        public TableKnowledge find(TableName table) {
            return Objects.requireNonNull(tables.get(table));
        }

        @Override
        public List<TableName> suggestible(Identifier schema) {
            return List.of();
        }
    }
}
