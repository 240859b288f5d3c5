package dev.gatekeeper.gateway.status;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.changeset.StreamName;
import dev.gatekeeper.gateway.log.LogPosition;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/// What this gateway has logged of late: enough to answer for a change set until the consumer knows it. It may forget
/// anything at any time. Thread-safe.
@Singleton
public final class RecentlyLogged {

    private static final int MOST = 50_000;
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Cache<ChangeSetId, StatusAnswer> answers =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LONGEST).build();

    public void remember(ChangeSetId id, StreamName stream, int changes, LogPosition position) {
        answers.put(id, StatusAnswer.logged(id, stream, changes, position));
    }

    Optional<StatusAnswer> find(ChangeSetId id) {
        return Optional.ofNullable(answers.getIfPresent(id));
    }
}
