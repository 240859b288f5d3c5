package dev.gatekeeper.consumer.rejection;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// `cdc.rejection_replay`. Works in the caller's transaction; where it changes a rejection too, that one first, so that
/// nobody waits in a circle. Thread-safe.
@Singleton
public final class Replays {

    private final JdbcOperations jdbc;

    Replays(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /// How often a rejection was sent again, the first first.
    public List<Replay> of(UUID rejection) {
        var sql = "select * from cdc.rejection_replay where rejection_id = ? order by ordered_at, change_set_id";
        return jdbc.prepareStatement(sql, query -> {
            query.setObject(1, rejection);
            var replays = new ArrayList<Replay>();
            try (var found = query.executeQuery()) {
                while (found.next()) {
                    replays.add(Replay.read(found));
                }
            }
            return replays;
        });
    }

    /// Whose replays these change sets are, as far as they are any.
    public Map<UUID, UUID> origins(Collection<UUID> changeSets) {
        if (changeSets.isEmpty()) {
            return Map.of();
        }
        var sql = "select change_set_id, rejection_id from cdc.rejection_replay where change_set_id = any (?)";
        return jdbc.prepareStatement(sql, query -> {
            query.setArray(1, query.getConnection().createArrayOf("uuid", changeSets.toArray()));
            var origins = new HashMap<UUID, UUID>();
            try (var found = query.executeQuery()) {
                while (found.next()) {
                    origins.put(
                            found.getObject("change_set_id", UUID.class), found.getObject("rejection_id", UUID.class));
                }
            }
            return origins;
        });
    }

    /// Notes that a record is about to be sent. One that was noted before and may be in the log or not is noted anew.
    public void note(Replay replay) {
        var sql = """
            insert into cdc.rejection_replay
                (change_set_id, rejection_id, stream, payload_sha256, corrected, ordered_at, ordered_by, outcome)
            values (?, ?, ?, ?, ?, ?, ?, 'noted')
            on conflict (change_set_id) do update
            set ordered_at = excluded.ordered_at, ordered_by = excluded.ordered_by, outcome = 'noted'
            where rejection_replay.outcome in ('noted', 'let-go')
            """;
        jdbc.prepareStatement(sql, change -> {
            change.setObject(1, replay.changeSet());
            change.setObject(2, replay.rejection());
            change.setString(3, replay.stream());
            change.setString(4, replay.payloadSha256());
            change.setBoolean(5, replay.corrected());
            change.setObject(6, Timestamps.of(replay.orderedAt()));
            change.setString(7, replay.by());
            return change.executeUpdate();
        });
    }

    /// Takes back a note of what was certainly not sent.
    public void takeBack(UUID changeSet) {
        jdbc.prepareStatement(
                "delete from cdc.rejection_replay where change_set_id = ? and outcome = 'noted'", change -> {
                    change.setObject(1, changeSet);
                    return change.executeUpdate();
                });
    }

    /// Notes where a record stands in the log. It may be decided already.
    public void logged(UUID changeSet, String topic, int partition, long offset) {
        var sql = """
            update cdc.rejection_replay
            set topic = ?, partition = ?, log_offset = ?,
                outcome = case when outcome in ('noted', 'let-go') then 'logged' else outcome end
            where change_set_id = ?
            """;
        jdbc.prepareStatement(sql, change -> {
            change.setString(1, topic);
            change.setInt(2, partition);
            change.setLong(3, offset);
            change.setObject(4, changeSet);
            return change.executeUpdate();
        });
    }

    /// Leaves what may be in the log, or is and is not decided, to itself, so that another payload may be sent.
    public void letGo(UUID rejection) {
        var sql = """
            update cdc.rejection_replay set outcome = 'let-go' where rejection_id = ? and outcome in ('noted', 'logged')
            """;
        jdbc.prepareStatement(sql, change -> {
            change.setObject(1, rejection);
            return change.executeUpdate();
        });
    }

    /// Settles those of which it is not known by what the ledger says of them.
    void settle(Collection<UUID> changeSets, Instant now) {
        var sql = """
            select c.id, c.rejection_id from cdc.rejection_replay p join cdc.change_set c on c.id = p.change_set_id
            where p.change_set_id = any (?) and p.outcome in ('noted', 'let-go', 'logged')
            """;
        var decided = jdbc.prepareStatement(sql, query -> {
            query.setArray(1, query.getConnection().createArrayOf("uuid", changeSets.toArray()));
            var found = new HashMap<UUID, Optional<UUID>>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.put(
                            rows.getObject("id", UUID.class),
                            Optional.ofNullable(rows.getObject("rejection_id", UUID.class)));
                }
            }
            return found;
        });
        decided.forEach((changeSet, rejectedAs) -> rejectedAs.ifPresentOrElse(
                rejection -> rejected(changeSet, rejection, now), () -> applied(List.of(changeSet), now)));
    }

    /// These change sets were applied: the rejections as whose replays they were sent are resolved, and those as whose
    /// replays these were rejected. Change sets that no rejection is noted for change nothing.
    void applied(Collection<UUID> changeSets, Instant now) {
        var resolved = """
            with recursive chain (id, replay_of) as (
                select r.id, r.replay_of
                from cdc.rejection r
                join cdc.rejection_replay p on p.rejection_id = r.id
                where p.change_set_id = any (?)
                union
                select r.id, r.replay_of from cdc.rejection r join chain on chain.replay_of = r.id
            )
            update cdc.rejection set state = 'resolved', state_at = ?, state_by = null, state_note = null
            where id in (select id from chain) and state in ('open', 'replayed')
            """;
        jdbc.prepareStatement(resolved, change -> {
            change.setArray(1, change.getConnection().createArrayOf("uuid", changeSets.toArray()));
            change.setObject(2, Timestamps.of(now));
            return change.executeUpdate();
        });
        var decided = """
            update cdc.rejection_replay set outcome = 'applied', decided_at = ?, rejected_as = null
            where change_set_id = any (?)
            """;
        jdbc.prepareStatement(decided, change -> {
            change.setObject(1, Timestamps.of(now));
            change.setArray(2, change.getConnection().createArrayOf("uuid", changeSets.toArray()));
            return change.executeUpdate();
        });
    }

    /// This change set was rejected: the one as whose replay it was sent has a successor, which is open. What was
    /// applied stays so.
    void rejected(UUID changeSet, UUID rejectedAs, Instant now) {
        var replayed = """
            update cdc.rejection set state = 'replayed', state_at = ?, state_by = null, state_note = null
            where state = 'open' and id in (
                select rejection_id from cdc.rejection_replay where change_set_id = ? and outcome <> 'applied')
            """;
        jdbc.prepareStatement(replayed, change -> {
            change.setObject(1, Timestamps.of(now));
            change.setObject(2, changeSet);
            return change.executeUpdate();
        });
        var decided = """
            update cdc.rejection_replay set outcome = 'rejected', decided_at = ?, rejected_as = ?
            where change_set_id = ? and outcome <> 'applied'
            """;
        jdbc.prepareStatement(decided, change -> {
            change.setObject(1, Timestamps.of(now));
            change.setObject(2, rejectedAs);
            change.setObject(3, changeSet);
            return change.executeUpdate();
        });
    }
}
