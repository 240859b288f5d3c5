package dev.gatekeeper.consumer.rejection;

import dev.gatekeeper.changeset.rejection.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which rejections are meant: those that all of it fits. What is null fits all.
///
/// @param receivedUntil the moment itself is not meant any more; likewise `rejectedUntil`
public record Filter(
        @Nullable State state,
        @Nullable Stage stage,
        @Nullable String reason,
        @Nullable String stream,
        @Nullable String schema,
        @Nullable String table,
        @Nullable String sqlState,
        @Nullable UUID changeSetId,
        @Nullable String principal,
        @Nullable Instant receivedSince,
        @Nullable Instant receivedUntil,
        @Nullable Instant rejectedSince,
        @Nullable Instant rejectedUntil) {

    /// Whether it means every rejection.
    public boolean isAll() {
        return conditions().isEmpty();
    }

    /// The same, but in this state.
    public Filter in(State other) {
        return new Filter(
                other,
                stage,
                reason,
                stream,
                schema,
                table,
                sqlState,
                changeSetId,
                principal,
                receivedSince,
                receivedUntil,
                rejectedSince,
                rejectedUntil);
    }

    /// What it asks of a row of `cdc.rejection`.
    List<Condition> conditions() {
        var all = new ArrayList<Condition>();
        add(all, "state = ?", state == null ? null : state.text());
        add(all, "stage = ?", stage == null ? null : stage.text());
        add(all, "reason = ?", reason);
        add(all, "stream = ?", stream);
        add(all, "schema_name = ?", schema);
        add(all, "table_name = ?", table);
        add(all, "sql_state = ?", sqlState);
        add(all, "change_set_id = ?", changeSetId);
        add(all, "principal = ?", principal);
        add(all, "received_at >= ?", receivedSince == null ? null : Timestamps.of(receivedSince));
        add(all, "received_at < ?", receivedUntil == null ? null : Timestamps.of(receivedUntil));
        add(all, "rejected_at >= ?", rejectedSince == null ? null : Timestamps.of(rejectedSince));
        add(all, "rejected_at < ?", rejectedUntil == null ? null : Timestamps.of(rejectedUntil));
        return all;
    }

    private static void add(List<Condition> all, String sql, @Nullable Object value) {
        if (value != null) {
            all.add(new Condition(sql, value));
        }
    }
}
