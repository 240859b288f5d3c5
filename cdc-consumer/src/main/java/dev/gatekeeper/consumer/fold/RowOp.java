package dev.gatekeeper.consumer.fold;

import dev.gatekeeper.changeset.Columns;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One change of one row that can be folded.
///
/// @param shape of what an insert or an update writes; of the key where a row is deleted
/// @param keyShape of what names the row; the same where nothing else does
/// @param row of the shape, as the sender spells it
/// @param key canonical, so that equal keys are equal here; null where an insert goes to a table without a key
/// @param keyTexts the key as the sender spells it; empty where there is none
public record RowOp(
        Kind kind,
        Shape shape,
        Shape keyShape,
        Columns row,
        @Nullable RowKey key,
        List<String> keyTexts) {

    /// What is to be done with the row.
    public enum Kind {
        INSERT,
        UPDATE,
        DELETE
    }

    FoldTable table() {
        return shape.table();
    }
}
