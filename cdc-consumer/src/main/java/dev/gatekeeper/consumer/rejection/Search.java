package dev.gatekeeper.consumer.rejection;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds rejections by what they are. Works in the caller's transaction; thread-safe.
@Singleton
public final class Search {

    private final JdbcOperations jdbc;

    Search(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /// The newest first: by when each was refused last. One that is refused again comes to the front.
    ///
    /// @param after where the page before ended
    public List<Listed> newest(Filter filter, Optional<Cursor> after, int most) {
        var conditions = new ArrayList<>(filter.conditions());
        after.ifPresent(cursor -> conditions.add(cursor.condition()));
        var sql = """
            select %s from cdc.rejection where %s order by rejected_at desc, id desc limit ?
            """.formatted(Listed.COLUMNS, Condition.all(conditions));
        return jdbc.prepareStatement(sql, query -> {
            var next = Condition.bind(conditions, query, 1);
            query.setInt(next, most);
            var page = new ArrayList<Listed>();
            try (var found = query.executeQuery()) {
                while (found.next()) {
                    page.add(Listed.read(found));
                }
            }
            return page;
        });
    }

    /// Stream by stream, and within a stream in the original order: the sink's as they stand in the log, the gateway's
    /// as they were received, and between both by that time. A time that runs against the log's order
    /// gives way to it.
    ///
    /// @param begun when the first page was asked for: what came of replays since is left out, so that it ends
    /// @param after where the page before ended
    public List<Turn> inOrder(Filter filter, Instant begun, Optional<Turn> after, int most) {
        var matched = new ArrayList<>(filter.conditions());
        matched.add(new Condition("(replay_of is null or received_at < ?)", Timestamps.of(begun)));
        var behind = after.map(turn -> List.of(new Condition(
                        "(stream, placed_at, log_offset, id) > (?, ?, ?, ?)",
                        List.of(turn.stream(), Timestamps.of(turn.at()), turn.offset(), turn.id()))))
                .orElse(List.of());
        var sql = """
            with matched as (
                select id, coalesce(stream, '') as stream from cdc.rejection where %s
            ), placed as (
                select id, coalesce(stream, '') as stream, coalesce(log_offset, -1) as log_offset,
                       case stage
                           when 'sink' then max(received_at) over (partition by stage, stream, topic, partition
                                                                   order by log_offset)
                           else received_at
                       end as placed_at
                from cdc.rejection where coalesce(stream, '') in (select stream from matched)
            )
            select stream, placed_at, log_offset, id from placed
            where id in (select id from matched) and %s
            order by stream, placed_at, log_offset, id limit ?
            """.formatted(Condition.all(matched), Condition.all(behind));
        return jdbc.prepareStatement(sql, query -> {
            var next = Condition.bind(behind, query, Condition.bind(matched, query, 1));
            query.setInt(next, most);
            var turns = new ArrayList<Turn>();
            try (var found = query.executeQuery()) {
                while (found.next()) {
                    turns.add(Turn.read(found, begun));
                }
            }
            return turns;
        });
    }
}
