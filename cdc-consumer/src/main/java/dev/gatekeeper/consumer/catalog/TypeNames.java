package dev.gatekeeper.consumer.catalog;

import dev.gatekeeper.changeset.sqltype.SqlType;
import dev.gatekeeper.consumer.trouble.Blame;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// Which type names the database knows. wal2json prints the names of user types unquoted or under a search path of its
/// own, so a name passes where any schema holds a type that it may mean. Thread-safe.
@Singleton
public final class TypeNames {

    private static final Pattern BRACKETS = Pattern.compile("(\\s*\\[\\d*])+$");
    private static final Pattern MODIFIER = Pattern.compile("\\s*\\([^()]*\\)");

    /// So that names that someone makes up can't fill the memory.
    private static final int MOST_REMEMBERED = 10_000;

    private final Set<String> known = ConcurrentHashMap.newKeySet();

    public boolean isKnown(Connection connection, String name) throws SQLException {
        if (known.contains(name)) {
            return true;
        }
        if (isOfPostgres(name) || isInCatalog(connection, name) || isRead(connection, name)) {
            if (known.size() < MOST_REMEMBERED) {
                known.add(name);
            }
            return true;
        }
        return false;
    }

    private static boolean isOfPostgres(String name) {
        var type = SqlType.named(name);
        return !(type instanceof SqlType.Other) && !(type instanceof SqlType.Malformed);
    }

    public void forget() {
        known.clear();
    }

    private static boolean isInCatalog(Connection connection, String name) throws SQLException {
        try (var query = connection.prepareStatement("select from pg_type where typname = any (?)")) {
            query.setArray(1, connection.createArrayOf("text", candidates(name).toArray()));
            try (var found = query.executeQuery()) {
                return found.next();
            }
        }
    }

    /// What `pg_type.typname` may be for a name as somebody printed it.
    static Set<String> candidates(String name) {
        var candidates = new LinkedHashSet<String>();
        candidates.add(name);
        var element = BRACKETS.matcher(name.strip()).replaceFirst("");
        candidates.add(element);
        var base = MODIFIER.matcher(element).replaceAll("");
        candidates.add(base);
        var last = lastPart(base);
        candidates.add(
                last.startsWith("\"") ? last.substring(1, last.length() - 1).replace("\"\"", "\"") : last);
        return candidates;
    }

    /// What follows the last dot that stands outside quotes.
    private static String lastPart(String qualified) {
        var quoted = false;
        var start = 0;
        for (var at = 0; at < qualified.length(); at++) {
            switch (qualified.charAt(at)) {
                case '"' -> quoted = !quoted;
                case '.' -> start = quoted ? start : at + 1;
                default -> {}
            }
        }
        var last = qualified.substring(start);
        return last.length() > 1 && last.startsWith("\"") && last.endsWith("\"") ? last : last.replace("\"", "");
    }

    /// Whether PostgreSQL's parser makes a type of the name. It may raise an error instead of saying no.
    private static boolean isRead(Connection connection, String name) throws SQLException {
        var savepoint = connection.setSavepoint();
        try (var query = connection.prepareStatement("select to_regtype(?) is not null")) {
            query.setString(1, name);
            try (var found = query.executeQuery()) {
                var read = found.next() && found.getBoolean(1);
                connection.releaseSavepoint(savepoint);
                return read;
            }
        } catch (SQLException e) {
            if (Blame.of(e) == Blame.DATABASE) {
                throw e;
            }
            connection.rollback(savepoint);
            return false;
        }
    }
}
