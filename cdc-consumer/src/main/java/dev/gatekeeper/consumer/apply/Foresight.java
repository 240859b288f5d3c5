package dev.gatekeeper.consumer.apply;

import dev.gatekeeper.changeset.Change;
import dev.gatekeeper.changeset.ChangeSet;
import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.RowShape;
import dev.gatekeeper.changeset.TableName;
import dev.gatekeeper.consumer.catalog.KnownTables;
import dev.gatekeeper.consumer.catalog.SinkSettings;
import dev.gatekeeper.consumer.catalog.TableReader;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Tells which tables change sets will make or add columns to, before anything is locked. What others do at
/// the same time may prove it wrong: then a table is locked in vain, or only when the need is met.
/// Thread-safe.
@Singleton
final class Foresight {

    private final SinkSettings settings;
    private final TableReader reader;
    private final KnownTables known;

    Foresight(SinkSettings settings, TableReader reader, KnownTables known) {
        this.settings = settings;
        this.reader = reader;
        this.known = known;
    }

    Set<TableName> of(Connection connection, List<ChangeSet> changeSets) throws SQLException {
        var wanted = wanted(changeSets);
        wanted.entrySet().removeIf(table -> {
            var lately = known.get(table.getKey());
            return lately != null && areIn(lately.table().columns().keySet(), table.getValue());
        });
        if (wanted.isEmpty()) {
            return Set.of();
        }
        var there = reader.columnNames(connection, wanted.keySet());
        return wanted.keySet().stream()
                .filter(name -> !areIn(there.getOrDefault(name, Set.of()), wanted.getOrDefault(name, Set.of())))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Map<TableName, Set<RowShape>> wanted(List<ChangeSet> changeSets) {
        var wanted = new HashMap<TableName, Set<RowShape>>();
        for (var changeSet : changeSets) {
            for (var change : changeSet.changes()) {
                switch (change) {
                    case Change.Insert insert ->
                        add(wanted, insert.table(), insert.row().shape());
                    case Change.Update update ->
                        add(wanted, update.table(), update.row().shape());
                    case Change.Delete _, Change.Truncate _, Change.Message _ -> {}
                }
            }
        }
        wanted.keySet().removeIf(table -> !settings.allows(table.schema()));
        return wanted;
    }

    private static void add(Map<TableName, Set<RowShape>> wanted, TableName table, RowShape shape) {
        if (Making.isTyped(shape)) {
            wanted.computeIfAbsent(table, _ -> Collections.newSetFromMap(new IdentityHashMap<>()))
                    .add(shape);
        }
    }

    private static boolean areIn(Collection<Identifier> columns, Set<RowShape> shapes) {
        return shapes.stream().allMatch(shape -> columns.containsAll(shape.names()));
    }
}
