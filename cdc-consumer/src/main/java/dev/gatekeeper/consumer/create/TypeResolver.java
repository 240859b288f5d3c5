package dev.gatekeeper.consumer.create;

import dev.gatekeeper.changeset.Identifier;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds the type that a sender's name means. PostgreSQL reads the name, which goes to it as a value and
/// never into a statement, and what it prints of the type that it knows is handed out. Thread-safe.
@Singleton
final class TypeResolver {

    /// Since this version PostgreSQL tells the modifier in a name, such as a length.
    private static final int TELLS_MODIFIERS = 17;

    /// No type's name has so many characters, whatever lengths stand in it.
    private static final int LONGEST = 1_000;

    /// Where extensions put their types, unless told otherwise.
    private static final Identifier PUBLIC = new Identifier("public");

    /// The type as SQL, for a column of a table in that schema; empty where there is no such type, or none
    /// that a column can have. A name without a schema is looked for in pg_catalog, in the table's own
    /// schema, and in `public`.
    Optional<String> resolve(Connection connection, Identifier schema, String name) throws SQLException {
        var tells = connection.getMetaData().getDatabaseMajorVersion() >= TELLS_MODIFIERS;
        return resolve(connection, schema, name, tells);
    }

    /// @param tells whether PostgreSQL is asked for modifiers
    Optional<String> resolve(Connection connection, Identifier schema, String name, boolean tells) throws SQLException {
        if (name.length() > LONGEST) {
            return Optional.empty();
        }
        for (var spelling : spellings(schema, name)) {
            var found = attempt(connection, spelling, tells);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /// What may be meant, the likeliest first. wal2json leaves out schemas, and quotes where lengths are left
    /// out.
    static Set<String> spellings(Identifier schema, String name) {
        var quoted = '"' + name.replace("\"", "\"\"") + '"';
        var spellings = new LinkedHashSet<String>();
        spellings.add(name);
        for (var place : new Identifier[] {schema, PUBLIC}) {
            spellings.add(place.quoted() + "." + name);
            spellings.add(place.quoted() + "." + quoted);
        }
        return spellings;
    }

    /// A name that can't be read fails the statement, and takes nothing else with it.
    private static Optional<String> attempt(Connection connection, String spelling, boolean tells) throws SQLException {
        var savepoint = connection.setSavepoint();
        try {
            var found = tells ? told(connection, spelling) : computed(connection, spelling);
            connection.releaseSavepoint(savepoint);
            return found;
        } catch (SQLException e) {
            if (!isOfTheName(e)) {
                throw e;
            }
            connection.rollback(savepoint);
            return Optional.empty();
        }
    }

    /// Data exceptions, syntax errors, unknown schemas, and what PostgreSQL does not do at all.
    private static boolean isOfTheName(SQLException refusal) {
        var state = String.valueOf(refusal.getSQLState());
        return state.startsWith("22")
                || (state.startsWith("42") && !state.equals("42501"))
                || state.equals("3F000")
                || state.equals("0A000");
    }

    private static Optional<String> told(Connection connection, String spelling) throws SQLException {
        var sql = """
            select format_type(t.oid, to_regtypemod(given.name))
            from (select cast(? as text) as name) given join pg_type t on t.oid = to_regtype(given.name)
            where t.typtype <> 'p'
            """;
        try (var query = connection.prepareStatement(sql)) {
            query.setString(1, spelling);
            return text(query);
        }
    }

    /// As above, for older versions: the type's own function makes the modifier of what stands in the name.
    private static Optional<String> computed(Connection connection, String spelling) throws SQLException {
        var sql = """
            select t.oid, quote_ident(n.nspname) || '.' || quote_ident(p.proname) as makes_modifier
            from pg_type t left join pg_proc p on p.oid = t.typmodin left join pg_namespace n on n.oid = p.pronamespace
            where t.oid = to_regtype(?) and t.typtype <> 'p'
            """;
        try (var query = connection.prepareStatement(sql)) {
            query.setString(1, spelling);
            try (var found = query.executeQuery()) {
                if (!found.next()) {
                    return Optional.empty();
                }
                var function = found.getString("makes_modifier");
                var modifiers = ModifiersInName.of(spelling);
                return function == null || modifiers.isEmpty()
                        ? plain(connection, found.getLong("oid"))
                        : modified(connection, found.getLong("oid"), function, modifiers);
            }
        }
    }

    /// @param function in SQL, as PostgreSQL has quoted it
    private static Optional<String> modified(Connection connection, long type, String function, List<String> modifiers)
            throws SQLException {
        var sql = "select format_type(cast(? as oid), " + function + "(cast(? as cstring[])))";
        try (var query = connection.prepareStatement(sql)) {
            query.setLong(1, type);
            query.setArray(2, connection.createArrayOf("text", modifiers.toArray()));
            return text(query);
        }
    }

    private static Optional<String> plain(Connection connection, long type) throws SQLException {
        try (var query = connection.prepareStatement("select format_type(cast(? as oid), -1)")) {
            query.setLong(1, type);
            return text(query);
        }
    }

    private static Optional<String> text(PreparedStatement query) throws SQLException {
        try (var found = query.executeQuery()) {
            return found.next() ? Optional.of(found.getString(1)) : Optional.empty();
        }
    }
}
