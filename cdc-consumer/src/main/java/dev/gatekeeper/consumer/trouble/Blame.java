package dev.gatekeeper.consumer.trouble;

import java.sql.SQLException;
import java.util.Set;

/// Whose fault it is that PostgreSQL refuses.
public enum Blame {
    /// The change set's own: it would be refused again, and is rejected.
    CHANGE_SET,
    /// The database's or its operator's: nothing is wrong with the change set, and it is tried until it passes.
    DATABASE;

    /// Connections, transactions and roles, resources, shutdowns and cancellations, the system, PostgreSQL's
    /// own bugs.
    private static final Set<String> CLASSES = Set.of("08", "25", "28", "40", "53", "57", "58", "XX");

    /// Insufficient privilege, lock not available, object in use.
    private static final Set<String> STATES = Set.of("42501", "55P03", "55006");

    /// Connections, transactions and roles, the system.
    private static final Set<String> OPERATORS_CLASSES = Set.of("08", "25", "28", "58");

    /// Disk full, too many connections, lock not available, object in use, shutdowns, data and index corrupted.
    private static final Set<String> OPERATORS_STATES =
            Set.of("53100", "53300", "55P03", "55006", "57P01", "57P02", "57P03", "57P04", "57P05", "XX001", "XX002");

    /// By what PostgreSQL said; where nothing shows that it was asked, the change set is not to blame.
    public static Blame of(Throwable trouble) {
        return Trouble.first(trouble).map(Blame::of).orElse(DATABASE);
    }

    /// Whether a trouble of the database's may come of one change set alone, such as a statement that never
    /// ends in time or a trigger that raises a code of the database's. What an operator has to mend, and what
    /// others bring about (a missing privilege, a lock, a full disk, a restart), is no change set's fault
    /// however long it lasts; nor is what this program does wrong.
    public static boolean mayBeOneChangeSets(Throwable trouble) {
        return Trouble.first(trouble)
                .map(Said::of)
                .filter(said -> said.sqlState() != null && said.sqlState().length() == 5)
                .map(said -> said.isRaisedByAFunction() || !isTheOperators(said))
                .orElse(false);
    }

    private static boolean isTheOperators(Said said) {
        var state = String.valueOf(said.sqlState());
        return said.isMissingPrivilege()
                || OPERATORS_CLASSES.contains(state.substring(0, 2))
                || OPERATORS_STATES.contains(state);
    }

    public static Blame of(SQLException refusal) {
        var state = refusal.getSQLState();
        return state == null || state.length() != 5 || CLASSES.contains(state.substring(0, 2)) || STATES.contains(state)
                ? DATABASE
                : CHANGE_SET;
    }
}
