package dev.gatekeeper.consumer.fold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.changeset.Column;
import dev.gatekeeper.changeset.Columns;
import dev.gatekeeper.changeset.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class FoldTest {

    private static final int RUNS = 20_000;
    private static final int MOST_CHANGES = 14;
    private static final Shapes SHAPES = new Shapes();

    private final Random random = new Random(20261121);

    @Test
    void theStagesDoWhatTheChangesWouldHaveDoneOneByOne() {
        var refused = 0;
        var merged = 0;
        for (var run = 0; run < RUNS; run++) {
            var ops = ops(1 + random.nextInt(MOST_CHANGES));
            var stages = fold(ops);

            var expected = outcome(ops.size(), (database, tallies) -> database.change(ops, tallies));
            var actual = outcome(ops.size(), (database, tallies) -> database.write(stages, tallies));

            assertThat(actual)
                    .as("run %d: %s", run, ops.stream().map(FoldTest::text).toList())
                    .isEqualTo(expected);
            refused += expected.isEmpty() ? 1 : 0;
            merged += stages.size() < ops.size() ? 1 : 0;
        }
        assertThat(refused).as("runs that were refused").isBetween(RUNS / 20, RUNS - RUNS / 20);
        assertThat(merged).as("runs with fewer stages than changes").isGreaterThan(RUNS / 2);
    }

    @Test
    void aRowThatChangesOverAndOverIsOneRow() {
        var ops = new ArrayList<RowOp>();
        for (var turn = 0; turn < 100; turn++) {
            ops.add(parent(RowOp.Kind.INSERT, "7", "n" + turn % 10));
            ops.add(parent(RowOp.Kind.UPDATE, "7", "m" + turn % 10));
        }

        var stages = fold(ops);

        assertThat(stages).hasSize(1);
        var rows = stages.getFirst().parentsFirst().getFirst().rows();
        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst().kind()).isEqualTo(RowOp.Kind.INSERT);
        assertThat(rows.getFirst().value(1)).isEqualTo("m9");
    }

    @Test
    void rowsStandInTheOrderOfTheirKeysWhateverTheOrderOfTheChanges() {
        var ops = Stream.of("10", "9", "-3", "100")
                .map(id -> parent(RowOp.Kind.INSERT, id, "n"))
                .toList();

        var rows = fold(ops).getFirst().parentsFirst().getFirst().rows();

        assertThat(rows).extracting(row -> row.keyTexts().getFirst()).containsExactly("-3", "9", "10", "100");
    }

    private static List<Stage> fold(List<RowOp> ops) {
        var fold = new Fold(SHAPES);
        for (var member = 0; member < ops.size(); member++) {
            fold.add(member, ops.get(member));
        }
        return fold.stages();
    }

    private interface Run {
        void on(ModelDatabase database, List<Tally> tallies);
    }

    /// What the tables and the tallies come to; empty where something was refused.
    private static Optional<String> outcome(int members, Run run) {
        var database = new ModelDatabase();
        var tallies = Stream.generate(Tally::new).limit(members).toList();
        try {
            run.on(database, tallies);
        } catch (ModelTable.Refused _) {
            return Optional.empty();
        }
        return Optional.of(database + " " + tallies.stream().map(FoldTest::text).toList());
    }

    private static String text(Tally tally) {
        return "+%d ~%d -%d over %d missing %d"
                .formatted(tally.inserted(), tally.updated(), tally.deleted(), tally.overwritten(), tally.missing());
    }

    private static String text(RowOp op) {
        var columns = op.row().list().stream().map(column -> column.name() + "=" + column.value());
        return op.kind() + " " + op.table().name() + " " + op.keyTexts() + " " + columns.toList();
    }

    private List<RowOp> ops(int count) {
        return Stream.generate(this::op).limit(count).toList();
    }

    private RowOp op() {
        var kind = switch (random.nextInt(3)) {
            case 0 -> RowOp.Kind.INSERT;
            case 1 -> RowOp.Kind.UPDATE;
            default -> RowOp.Kind.DELETE;
        };
        var id = Integer.toString(random.nextInt(3));
        var note = some(ModelDatabase.NOTE, note());
        return random.nextBoolean()
                ? op(ModelDatabase.PARENT, kind, id, Stream.concat(note, some(ModelDatabase.MARK, note())))
                : op(ModelDatabase.CHILD, kind, id, Stream.concat(note, some(ModelDatabase.OWNER, owner())));
    }

    private @Nullable String note() {
        return switch (random.nextInt(12)) {
            case 0 -> ModelTable.REFUSED_VALUE;
            case 1 -> null;
            default -> "n" + random.nextInt(3);
        };
    }

    private @Nullable String owner() {
        return random.nextInt(3) == 0 ? null : Integer.toString(random.nextInt(3));
    }

    private Stream<Column> some(Identifier name, @Nullable String value) {
        return random.nextInt(3) == 0 ? Stream.empty() : Stream.of(new Column(name, null, value));
    }

    private static RowOp parent(RowOp.Kind kind, String id, String note) {
        return op(
                ModelDatabase.PARENT,
                kind,
                id,
                Stream.of(new Column(ModelDatabase.NOTE, null, note), new Column(ModelDatabase.MARK, null, "m")));
    }

    private static RowOp op(FoldTable table, RowOp.Kind kind, String id, Stream<Column> others) {
        var ops = new RowOps(SHAPES);
        var key = new Column(ModelDatabase.ID, null, id);
        var keys = new Columns(List.of(key));
        var row = new Columns(Stream.concat(Stream.of(key), others).toList());
        return (switch (kind) {
                    case INSERT -> ops.insert(table, row);
                    case UPDATE -> ops.update(table, row, keys);
                    case DELETE -> ops.delete(table, keys);
                })
                .orElseThrow();
    }
}
