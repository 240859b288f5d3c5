package dev.gatekeeper.gateway.status;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.changeset.StreamName;
import dev.gatekeeper.changeset.log.RecordHeaders;
import dev.gatekeeper.gateway.delivery.ReplayListener;
import dev.gatekeeper.gateway.log.LogPosition;
import dev.gatekeeper.gateway.spool.SpoolRecord;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/// What this gateway has logged or spooled of late: enough to answer for a change set until the consumer knows
/// it. It may forget anything at any time. Thread-safe.
@Singleton
public final class RecentlyKept implements ReplayListener {

    private static final int MOST = 50_000;
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Cache<ChangeSetId, StatusAnswer> answers = cache();
    private final Cache<ChangeSetId, LogPosition> replayed = cache();

    /// It is tidied by whoever writes to it: to wake another thread for that costs more than the work.
    private static <T> Cache<ChangeSetId, T> cache() {
        return Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(LONGEST)
                .executor(Runnable::run)
                .build();
    }

    public void logged(ChangeSetId id, StreamName stream, int changes, LogPosition position) {
        answers.put(id, StatusAnswer.logged(id, stream, changes, position));
    }

    /// It may have been replayed before this is called.
    public void spooled(ChangeSetId id, StreamName stream, int changes) {
        answers.asMap().computeIfAbsent(id, _ -> {
            var spooled = StatusAnswer.spooled(id, stream, changes);
            var position = replayed.getIfPresent(id);
            return position == null ? spooled : spooled.nowLogged(position);
        });
    }

    @Override
    public void replayed(SpoolRecord record, String topic, int partition, long offset) {
        var position = new LogPosition(topic, partition, offset);
        record.header(RecordHeaders.ID)
                .map(ChangeSetId::parse)
                .ifPresent(id -> answers.asMap().compute(id, (_, answer) -> {
                    replayed.put(id, position);
                    return answer == null ? null : answer.nowLogged(position);
                }));
    }

    Optional<StatusAnswer> find(ChangeSetId id) {
        return Optional.ofNullable(answers.getIfPresent(id));
    }
}
