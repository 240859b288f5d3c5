package dev.gatekeeper.consumer.apply;

import dev.gatekeeper.changeset.ChangeSet;
import dev.gatekeeper.consumer.trouble.Said;
import dev.gatekeeper.consumer.trouble.Trouble;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a person can do about what keeps a change set from being applied. Thread-safe.
@Singleton
public final class Remedies {

    private static final Logger LOG = LoggerFactory.getLogger(Remedies.class);

    private static final String GOES_ON = " It goes on by itself then; nothing is skipped.";

    private final Grants grants;

    Remedies(Grants grants) {
        this.grants = grants;
    }

    /// @param changeSet what was being applied; null where that is not known
    public String against(Throwable trouble, @Nullable ChangeSet changeSet) {
        var said = Trouble.first(trouble).map(Said::of).orElse(null);
        if (said == null) {
            return "Report the log's stack trace: this is a fault in Gatekeeper. The change set can be rejected by "
                    + "POST /partitions/{partition}/reject once it stands alone.";
        }
        if (said.isMissingPrivilege()) {
            return against(missing(changeSet));
        }
        return switch (String.valueOf(said.sqlState())) {
            case "53100" -> "Make room on PostgreSQL's disk." + GOES_ON;
            case "53300" -> "See that PostgreSQL's max_connections covers the pools of all that use it." + GOES_ON;
            case "55P03" ->
                "See who holds a lock on the table: select * from pg_locks join pg_stat_activity using (pid) "
                        + "where granted and mode like '%Exclusive%'." + GOES_ON;
            case "57014" ->
                "See why the statement takes longer than gatekeeper.sink.statement-timeout: an index that is missing, or "
                        + "a trigger." + GOES_ON;
            case "25006" -> "See that the consumer is connected to the primary, and that it takes writes." + GOES_ON;
            case "XX001", "XX002" -> "Repair the table or its index: PostgreSQL says that it is damaged." + GOES_ON;
            case String state
            when state.startsWith("08") || state.startsWith("57P") ->
                "See that PostgreSQL is up and can be reached." + GOES_ON;
            case String state when state.startsWith("28") -> "See that the consumer's role may log in." + GOES_ON;
            case String state when state.startsWith("53") -> "Give PostgreSQL more of what it says it lacks." + GOES_ON;
            case String state when state.startsWith("58") -> "See PostgreSQL's own log: its system fails it." + GOES_ON;
            case String _ -> "See to what PostgreSQL says." + GOES_ON;
        };
    }

    private static String against(List<String> statements) {
        return statements.isEmpty()
                ? "Grant the consumer's role what PostgreSQL says it lacks." + GOES_ON
                : "Run: " + String.join(" ", statements) + GOES_ON;
    }

    private List<String> missing(@Nullable ChangeSet changeSet) {
        if (changeSet == null) {
            return List.of();
        }
        try {
            return grants.missing(changeSet);
        } catch (RuntimeException unavailable) {
            LOG.debug("Which privileges are missing can't be told now.", unavailable);
            return List.of();
        }
    }
}
