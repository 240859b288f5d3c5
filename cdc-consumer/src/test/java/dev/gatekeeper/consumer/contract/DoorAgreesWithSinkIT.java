package dev.gatekeeper.consumer.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.changeset.Change;
import dev.gatekeeper.changeset.ChangeSet;
import dev.gatekeeper.changeset.Format;
import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.TableName;
import dev.gatekeeper.changeset.contract.ContractCheck;
import dev.gatekeeper.changeset.contract.Findings;
import dev.gatekeeper.changeset.contract.TableCheck;
import dev.gatekeeper.changeset.contract.TableContract;
import dev.gatekeeper.changeset.contract.TableKnowledge;
import dev.gatekeeper.changeset.contract.TableLookup;
import dev.gatekeeper.changeset.wal2json.ChangeSetParser;
import dev.gatekeeper.changeset.wal2json.ParseResult;
import dev.gatekeeper.changeset.wal2json.ParserSettings;
import dev.gatekeeper.consumer.Sink;
import dev.gatekeeper.consumer.apply.Applied;
import dev.gatekeeper.consumer.transaction.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the door accepts the sink applies, and what the door refuses the sink would have refused: for made-up tables
/// and change sets, by the sink itself and a real PostgreSQL. `-Dgatekeeper.contracts.seed=…` repeats a run,
/// `-Dgatekeeper.contracts.tables=…` makes it longer.
class DoorAgreesWithSinkIT {

    private static final long SEED = Long.getLong("gatekeeper.contracts.seed", new Random().nextLong());
    private static final int TABLES = Integer.getInteger("gatekeeper.contracts.tables", 40);
    private static final int CHANGE_SETS = 30;

    private static final ChangeSetParser PARSER =
            new ChangeSetParser(new ParserSettings(new Identifier("public"), false));

    /// Why the sink may refuse what no contract tells of: what other rows stand in the table.
    private static final Set<String> ROWS = Set.of("duplicate-key", "missing-row");

    @ParameterizedTest
    @ValueSource(strings = {"count", "reject"})
    void bothSayTheSameOfGeneratedChangeSets(String missingRow) {
        System.out.println("gatekeeper.contracts.seed=" + SEED);
        var random = new Random(SEED);
        var disagreements = new ArrayList<String>();
        var counts = new int[2];
        try (var sink = Sink.start(Map.of("gatekeeper.sink.missing-row", missingRow))) {
            sink.execute(TypeOfColumn.SETUP);
            for (int number = 0; number < TABLES; number++) {
                var table = GeneratedTable.of("made_up_" + number, random);
                sink.execute(table.sql());
                var contract = contract(sink, table);
                for (int each = 0; each < CHANGE_SETS; each++) {
                    compare(
                            sink,
                            table,
                            contract,
                            new GeneratedChange(table, random).changeSet(),
                            disagreements,
                            counts);
                }
            }
        }

        System.out.printf("%d change sets were accepted by both, %d refused by both%n", counts[0], counts[1]);
        assertThat(disagreements).as("seed " + SEED).isEmpty();
        assertThat(counts[0]).isGreaterThan(TABLES * CHANGE_SETS / 10);
        assertThat(counts[1]).isGreaterThan(TABLES * CHANGE_SETS / 10);
    }

    /// As the consumer itself reads it.
    private static TableContract contract(Sink sink, GeneratedTable table) {
        var transactions = sink.context().getBean(Transactions.class);
        var reader = sink.context().getBean(ContractReader.class);
        return transactions
                .read(connection -> {
                    Bounds.REFRESH.set(connection);
                    return reader.read(connection, List.of(TableName.of("public", table.name())));
                })
                .getFirst();
    }

    private static void compare(
            Sink sink,
            GeneratedTable table,
            TableContract contract,
            String changeSet,
            List<String> disagreements,
            int[] counts) {
        var bytes = changeSet.getBytes(UTF_8);
        if (!(PARSER.parse(Format.WAL2JSON_1, bytes) instanceof ParseResult.Valid(var parsed))) {
            return; // The declared types tell already.
        }
        sink.execute(table.reset());
        var findings = ContractCheck.of(parsed, Format.WAL2JSON_1, bytes, new OneTable(contract));
        var reasons = apply(sink, changeSet);
        if (findings.isEmpty()
                && (ROWS.containsAll(reasons)
                        || isTheTriggers(contract, reasons)
                        || hangsOnTheRow(contract, parsed, reasons))) {
            counts[0]++;
        } else if (!findings.isEmpty() && !reasons.isEmpty()) {
            counts[1]++;
        } else {
            disagreements.add(told(table, changeSet, findings, reasons, sink));
        }
    }

    /// A trigger might have put something in the place of NULL.
    private static boolean isTheTriggers(TableContract contract, List<String> reasons) {
        return contract.traits().triggers() && reasons.equals(List.of("not-null"));
    }

    /// By a deferrable key a row is updated where it is there, and then needs less than where it is not.
    private static boolean hangsOnTheRow(TableContract contract, ChangeSet changeSet, List<String> reasons) {
        return Set.of("not-null", "bad-value").containsAll(reasons)
                && changeSet.changes().getFirst() instanceof Change.Insert(var _, var row, var _)
                && contract.keys().stream()
                        .filter(key -> key.primary() && key.deferrable())
                        .anyMatch(key -> key.columns().stream()
                                .allMatch(name -> row.list().stream()
                                        .anyMatch(column -> column.name().equals(name) && column.value() != null)));
    }

    private static List<String> apply(Sink sink, String changeSet) {
        var applied = sink.applier().apply(sink.batch(sink.record(changeSet)));
        assertThat(applied).as(changeSet).isInstanceOf(Applied.Committed.class);
        return ((Applied.Committed) applied).reasons();
    }

    private static String told(
            GeneratedTable table, String changeSet, Findings findings, List<String> reasons, Sink sink) {
        return table.sql() + "\n" + changeSet + "\n  the door: "
                + findings.violations().first() + "\n  the sink: " + reasons
                + (reasons.isEmpty()
                        ? ""
                        : sink.query("select detail from cdc.rejection order by rejected_at desc limit 1"));
    }

    /// All that is known is one table.
    private record OneTable(TableContract contract) implements TableLookup {

        @Override
        public TableKnowledge find(TableName table) {
            return table.equals(contract.name())
                    ? new TableKnowledge.Known(new TableCheck(contract))
                    : new TableKnowledge.Absent(false);
        }

        @Override
        public List<TableName> suggestible(Identifier schema) {
            return List.of(contract.name());
        }
    }
}
