package dev.gatekeeper.consumer.trouble;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// What PostgreSQL said when it refused, or its driver where the server said nothing. Long texts are cut: a
/// trigger may raise one of any length, and a value that can't be read is quoted whole.
///
/// @param sqlState null where the driver gives none
/// @param message the primary message
/// @param detail shows rows: for those alone who may read payloads, and never in a log
/// @param routine the function of the server's source that raised it
public record Said(
        @Nullable String sqlState,
        @Nullable String message,
        @Nullable String detail,
        @Nullable String schema,
        @Nullable String table,
        @Nullable String column,
        @Nullable String constraint,
        @Nullable String routine) {

    private static final int LONGEST_MESSAGE = 2_000;
    private static final int LONGEST_DETAIL = 16_000;

    public static Said of(SQLException refusal) {
        var server = refusal instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
        return server == null
                ? new Said(
                        refusal.getSQLState(),
                        cut(refusal.getMessage(), LONGEST_MESSAGE),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null)
                : of(server);
    }

    private static Said of(ServerErrorMessage server) {
        return new Said(
                server.getSQLState(),
                cut(server.getMessage(), LONGEST_MESSAGE),
                cut(server.getDetail(), LONGEST_DETAIL),
                server.getSchema(),
                server.getTable(),
                server.getColumn(),
                server.getConstraint(),
                server.getRoutine());
    }

    /// Whether a trigger or another function raised it on purpose, be it under a code of the server's own.
    boolean isRaisedByAFunction() {
        return "exec_stmt_raise".equals(routine) || "PLy_elog_impl".equals(routine);
    }

    /// Whether the role lacks a privilege on something; a policy that forbids a row has the same code.
    public boolean isMissingPrivilege() {
        return "42501".equals(sqlState) && routine != null && routine.startsWith("aclcheck_error");
    }

    private static @Nullable String cut(@Nullable String text, int longest) {
        if (text == null || text.length() <= longest) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end) + " […]";
    }

    /// Never the detail.
    @Override
    public String toString() {
        return "Said[" + sqlState + "]";
    }
}
