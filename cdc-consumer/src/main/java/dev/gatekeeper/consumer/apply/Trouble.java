package dev.gatekeeper.consumer.apply;

import java.sql.SQLException;
import org.postgresql.util.PSQLException;

/// Words for what keeps a batch from being applied. PostgreSQL's primary message is given, never its detail: that
/// quotes
/// rows.
public final class Trouble {

    private Trouble() {}

    public static String words(Throwable trouble) {
        for (var cause = trouble; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refusal) {
                return words(refusal);
            }
        }
        return "The consumer itself is at fault: " + trouble + ".";
    }

    private static String words(SQLException refusal) {
        var said = refusal instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
        var message = said == null ? refusal.getMessage() : said.getMessage();
        return "PostgreSQL can't take it now: " + message
                + (refusal.getSQLState() == null ? "" : " (SQLSTATE " + refusal.getSQLState() + ")");
    }
}
