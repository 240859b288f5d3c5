package dev.gatekeeper.access.grant;

import dev.gatekeeper.changeset.Change;
import dev.gatekeeper.changeset.StreamName;
import dev.gatekeeper.changeset.TableName;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What one caller may do. Immutable and thread-safe.
public final class Grants {

    /// Everything.
    public static final Grants ALL = Grants.of(List.of("*"), List.of("*.*"), EnumSet.allOf(Permission.class));

    /// Nothing but what is open to everybody.
    public static final Grants NONE = Grants.of(List.of(), List.of(), Set.of());

    private static final int MOST_TABLES_TOLD = 10;

    private final List<Glob> streams;
    private final List<TablePattern> tables;
    private final boolean allTables;
    private final Set<Permission> permissions;

    private Grants(List<Glob> streams, List<TablePattern> tables, boolean allTables, Set<Permission> permissions) {
        this.streams = streams;
        this.tables = tables;
        this.allTables = allTables;
        this.permissions = permissions;
    }

    /// @param streams patterns of the streams that may be written
    /// @param tables patterns of the tables that may be written, as `schema.table`
    /// @throws IllegalArgumentException with a sentence, where a pattern is none
    public static Grants of(Collection<String> streams, Collection<String> tables, Set<Permission> permissions) {
        var all = EnumSet.of(Permission.NONE);
        all.addAll(permissions);
        if (!streams.isEmpty()) {
            all.add(Permission.WRITE);
        }
        return new Grants(
                streams.stream().map(Glob::new).toList(),
                tables.stream().map(TablePattern::parse).toList(),
                tables.contains("*.*"),
                Set.copyOf(all));
    }

    public boolean has(Permission permission) {
        return permissions.contains(permission);
    }

    public boolean mayWrite(StreamName stream) {
        for (var pattern : streams) {
            if (pattern.matches(stream.text())) {
                return true;
            }
        }
        return false;
    }

    public boolean mayWrite(TableName table) {
        return allTables || tables.stream().anyMatch(pattern -> pattern.matches(table));
    }

    /// Why the changes may not be written, as a sentence that names the first of the tables; empty where they may.
    public Optional<String> refusal(List<Change> changes) {
        var refused = refused(changes, MOST_TABLES_TOLD);
        return refused.isEmpty()
                ? Optional.empty()
                : Optional.of("There is no grant to write "
                        + refused.stream().map(TableName::toString).collect(Collectors.joining(", "))
                        + (refused.size() < MOST_TABLES_TOLD ? "." : ", and maybe others."));
    }

    /// The tables among those of the changes that may not be written, in the order in which they come. A message has no
    /// table; a truncate needs all of its.
    ///
    /// @param most how many are told at the most
    Set<TableName> refused(List<Change> changes, int most) {
        if (allTables) {
            return Set.of();
        }
        var refused = new LinkedHashSet<TableName>();
        TableName last = null;
        for (var change : changes) {
            switch (change) {
                case Change.RowChange row -> last = look(row.table(), last, refused);
                case Change.Truncate(var truncated) -> {
                    for (var table : truncated) {
                        last = look(table, last, refused);
                    }
                }
                case Change.Message _ -> {}
            }
            if (refused.size() >= most) {
                break;
            }
        }
        return refused;
    }

    /// Rows of one table mostly come together, so the last one is not looked at again.
    private TableName look(TableName table, @Nullable TableName last, Set<TableName> refused) {
        if (!table.equals(last) && !mayWrite(table)) {
            refused.add(table);
        }
        return table;
    }
}
