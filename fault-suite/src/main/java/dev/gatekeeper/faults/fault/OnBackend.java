package dev.gatekeeper.faults.fault;

import dev.gatekeeper.faults.check.Target;
import dev.gatekeeper.faults.cluster.Cluster;
import dev.gatekeeper.faults.cluster.Signals;
import java.sql.SQLException;
import java.util.List;

/// What is done to the one process of PostgreSQL that serves a consumer's session: the busiest, if any is busy.
final class OnBackend implements Fault {

    /// The server's own name: its processes die when one of them is killed.
    static final String TARGET = "postgres";

    private final How how;
    private List<Long> victims = List.of();

    enum How {
        /// SIGKILL: the postmaster ends all sessions and recovers.
        KILL,
        /// SIGTERM, as `pg_terminate_backend` does: the session ends, and the client is told.
        END,
        /// It keeps its transaction and its locks.
        FREEZE
    }

    OnBackend(How how) {
        this.how = how;
    }

    @Override
    public String target() {
        return TARGET;
    }

    @Override
    public String strike(Cluster cluster) throws InterruptedException {
        final List<Long> backends;
        try {
            backends = new Target(cluster.jdbcUrl(), Cluster.ROLE, Cluster.ROLE).backends();
        } catch (SQLException recovering) {
            return "no backend can be asked for";
        }
        if (backends.isEmpty()) {
            return "no backend serves a consumer";
        }
        victims = List.of(backends.getFirst());
        var victim = ProcessHandle.of(backends.getFirst());
        return "a backend "
                + switch (how) {
                    case KILL -> {
                        victim.ifPresent(ProcessHandle::destroyForcibly);
                        yield "killed";
                    }
                    case END -> {
                        victim.ifPresent(ProcessHandle::destroy);
                        yield "ended";
                    }
                    case FREEZE -> {
                        Signals.freeze(victims);
                        yield "frozen";
                    }
                };
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
