package dev.gatekeeper.consumer.fold;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Folds the changes of many change sets into stages. Written one after the other, the stages leave the tables as the
/// changes would have done one by one; and where one of the changes would have been refused, so is one of the stages.
/// Used by one thread.
public final class Fold {

    private final List<Stage> stages = new ArrayList<>();
    private final Merging merging;
    private Stage last = new Stage();

    public Fold(Shapes shapes) {
        merging = new Merging(shapes);
    }

    /// Adds a change after all that are here.
    ///
    /// @param member the number, from 0, of the change set that it belongs to
    public void add(int member, RowOp op) {
        if (stages.isEmpty() || !last.put(member, op, merging)) {
            last = new Stage();
            stages.add(last);
            last.put(member, op, merging);
        }
    }

    public List<Stage> stages() {
        return Collections.unmodifiableList(stages);
    }
}
