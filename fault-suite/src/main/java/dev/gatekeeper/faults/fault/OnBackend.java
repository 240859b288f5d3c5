package dev.gatekeeper.faults.fault;

import static org.awaitility.Awaitility.await;

import dev.gatekeeper.faults.check.Target;
import dev.gatekeeper.faults.cluster.Cluster;
import dev.gatekeeper.faults.cluster.Signals;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.core.ConditionTimeoutException;

/// What is done to the one process of PostgreSQL that serves a consumer's session: the busiest, if any is busy.
final class OnBackend implements Fault {

    /// The server's own name: its processes die when one of them is killed.
    static final String TARGET = "postgres";

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final How how;
    private List<Long> victims = List.of();

    enum How {
        /// SIGKILL: the postmaster ends all sessions and recovers.
        KILL("a backend killed"),
        /// SIGTERM, as `pg_terminate_backend` does: the session ends, and the client is told.
        END("a backend ended"),
        /// It keeps its transaction and its locks.
        FREEZE("a backend frozen");

        private final String words;

        How(String words) {
            this.words = words;
        }
    }

    OnBackend(How how) {
        this.how = how;
    }

    @Override
    public String kind() {
        return how.words;
    }

    @Override
    public String target() {
        return TARGET;
    }

    @Override
    public Optional<String> strike(Cluster cluster) throws InterruptedException {
        victims = awaitBackend(cluster);
        if (victims.isEmpty()) {
            return Optional.empty();
        }
        var victim = ProcessHandle.of(victims.getFirst());
        switch (how) {
            case KILL -> victim.ifPresent(ProcessHandle::destroyForcibly);
            case END -> victim.ifPresent(ProcessHandle::destroy);
            case FREEZE -> Signals.freeze(victims);
        }
        return Optional.of(kind());
    }

    /// One, or none where there is none for a while.
    private static List<Long> awaitBackend(Cluster cluster) throws InterruptedException {
        var target = new Target(cluster.jdbcUrl(), Cluster.ROLE, Cluster.ROLE);
        try {
            return await().pollInSameThread()
                    .atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(BETWEEN_LOOKS)
                    .dontCatchUncaughtExceptions() // Others wait at the same time, and they would be mixed up.
                    .until(() -> backends(target), backends -> !backends.isEmpty())
                    .subList(0, 1);
        } catch (ConditionTimeoutException nobody) {
            return List.of();
        }
    }

    private static List<Long> backends(Target target) {
        try {
            return target.backends();
        } catch (SQLException recovering) {
            return List.of();
        }
    }

    @Override
    public String heal(Cluster cluster) throws InterruptedException {
        return switch (how) {
            case KILL, END -> "";
            case FREEZE -> {
                Signals.thaw(victims);
                yield victims.isEmpty() ? "" : "the backend thawed";
            }
        };
    }
}
