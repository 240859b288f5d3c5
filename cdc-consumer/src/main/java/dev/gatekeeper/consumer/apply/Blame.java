package dev.gatekeeper.consumer.apply;

import java.sql.SQLException;
import java.util.Set;

/// Whose fault it is that PostgreSQL refuses.
public enum Blame {
    /// The change set's own: it would be refused again, and is rejected.
    CHANGE_SET,
    /// The database's or its operator's: nothing is wrong with the change set, and it is tried until it passes.
    DATABASE;

    /// Connections, transactions and roles, resources, shutdowns and cancellations, the system, PostgreSQL's own bugs.
    private static final Set<String> CLASSES = Set.of("08", "25", "28", "40", "53", "57", "58", "XX");

    /// Insufficient privilege, lock not available, object in use.
    private static final Set<String> STATES = Set.of("42501", "55P03", "55006");

    /// By what PostgreSQL said; where nothing shows that it was asked, the change set is not to blame.
    public static Blame of(Throwable trouble) {
        return Trouble.first(trouble).map(Blame::of).orElse(DATABASE);
    }

    static Blame of(SQLException refusal) {
        var state = refusal.getSQLState();
        return state == null || state.length() != 5 || CLASSES.contains(state.substring(0, 2)) || STATES.contains(state)
                ? DATABASE
                : CHANGE_SET;
    }
}
