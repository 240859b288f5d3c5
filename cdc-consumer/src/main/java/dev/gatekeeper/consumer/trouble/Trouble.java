package dev.gatekeeper.consumer.trouble;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/// Words for what keeps a batch from being applied. PostgreSQL's primary message is given, never its detail:
/// that quotes rows.
public final class Trouble {

    private static final int MOST_LOOKED_AT = 100;

    private Trouble() {}

    public static String words(Throwable trouble) {
        return first(trouble)
                .map(Trouble::words)
                .orElseGet(() ->
                        "The consumer itself is at fault: " + trouble.getClass().getName() + ".");
    }

    /// What PostgreSQL said, if anything did; else what its driver or the pool says.
    public static Optional<SQLException> first(Throwable trouble) {
        var said = new ArrayList<SQLException>();
        gather(trouble, said);
        return said.stream()
                .filter(PSQLException.class::isInstance)
                .findFirst()
                .or(() -> said.stream().findFirst());
    }

    private static void gather(@Nullable Throwable trouble, List<SQLException> said) {
        if (trouble == null || said.size() > MOST_LOOKED_AT) {
            return;
        }
        if (trouble instanceof SQLException refusal) {
            said.add(refusal);
        }
        for (var suppressed : trouble.getSuppressed()) {
            gather(suppressed, said);
        }
        gather(trouble.getCause(), said);
    }

    private static String words(SQLException refusal) {
        var said = Said.of(refusal);
        return "PostgreSQL can't take it now: " + said.message()
                + (said.sqlState() == null ? "" : " (SQLSTATE " + said.sqlState() + ")");
    }
}
