package dev.gatekeeper.consumer.fold;

import dev.gatekeeper.changeset.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a row's changes come to: one statement, or a delete and then an insert.
public final class NetRow {

    private final @Nullable RowKey key;
    private final List<String> keyTexts;
    private RowOp.Kind kind;
    private Shape shape;
    private Columns row;
    private boolean reset;
    private final Step first;
    private List<Step> later = List.of();

    /// Which change set did what.
    private record Step(int member, RowOp.Kind kind) {}

    NetRow(int member, RowOp op) {
        key = op.key();
        keyTexts = op.keyTexts();
        kind = op.kind();
        shape = op.shape();
        row = op.row();
        first = new Step(member, op.kind());
    }

    /// An insert overwrites where the key is taken, unless the table is strict; an update or a delete may find no row.
    public RowOp.Kind kind() {
        return kind;
    }

    public Shape shape() {
        return shape;
    }

    public @Nullable String value(int at) {
        return row.value(at);
    }

    Columns row() {
        return row;
    }

    public List<String> keyTexts() {
        return keyTexts;
    }

    /// The canonical key.
    ///
    /// @throws NullPointerException where the table has none
    public RowKey key() {
        return Objects.requireNonNull(key);
    }

    /// Whether the row is to be deleted before it is inserted, so that nothing of what it was stays.
    public boolean isReset() {
        return reset;
    }

    void become(RowOp.Kind newKind, Shape newShape, Columns newRow) {
        kind = newKind;
        shape = newShape;
        row = newRow;
    }

    void resetFirst() {
        reset = true;
    }

    void did(int member, RowOp.Kind what) {
        if (later.isEmpty()) {
            later = new ArrayList<>();
        }
        later.add(new Step(member, what));
    }

    /// Tells each member what its changes of this row did.
    ///
    /// @param existed whether the row was there before all of them
    public void tally(boolean existed, List<Tally> members) {
        var exists = took(first, existed, members);
        for (var step : later) {
            exists = took(step, exists, members);
        }
    }

    /// @return whether the row is there after the step
    private static boolean took(Step step, boolean existed, List<Tally> members) {
        var tally = members.get(step.member());
        return switch (step.kind()) {
            case INSERT -> {
                tally.inserted(existed);
                yield true;
            }
            case UPDATE -> {
                tally.updated(existed);
                yield existed;
            }
            case DELETE -> {
                tally.deleted(existed);
                yield false;
            }
        };
    }
}
