package dev.gatekeeper.consumer.apply;

import dev.gatekeeper.changeset.Change;
import dev.gatekeeper.changeset.ChangeSet;
import dev.gatekeeper.changeset.TableName;
import dev.gatekeeper.consumer.catalog.Catalog;
import dev.gatekeeper.consumer.catalog.KnownTables;
import dev.gatekeeper.consumer.catalog.SinkSettings;
import dev.gatekeeper.consumer.catalog.TableReader;
import dev.gatekeeper.consumer.catalog.TypeNames;
import dev.gatekeeper.consumer.create.Creation;
import dev.gatekeeper.consumer.fold.Shapes;
import dev.gatekeeper.consumer.log.Batch;
import dev.gatekeeper.consumer.log.LogRecord;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The database that change sets are written to. Thread-safe.
@Singleton
final class Target {

    private final SinkSettings settings;
    private final TypeNames types;
    private final TableReader reader;
    private final KnownTables known;
    private final Foresight foresight;
    private final Creation creation;

    Target(
            SinkSettings settings,
            TypeNames types,
            TableReader reader,
            KnownTables known,
            Foresight foresight,
            Creation creation) {
        this.settings = settings;
        this.types = types;
        this.reader = reader;
        this.known = known;
        this.foresight = foresight;
        this.creation = creation;
    }

    /// Gets a transaction ready for the tables of a batch.
    ///
    /// @param counts is told of each change set's lane
    Lanes open(Connection connection, Batch batch, LaneCounts counts) throws SQLException {
        var changeSets = changeSets(batch);
        var catalog = new Catalog(connection, reader, known);
        if (creation.isAllowed()) {
            lockAhead(connection, changeSets, catalog);
        }
        catalog.open(tables(changeSets));
        var making = new Making(connection, settings, catalog, creation);
        var shapes = new Shapes();
        var careful = new CarefulLane(connection, new RowWriter(connection, settings, types, catalog, making));
        return new Lanes(
                new Triage(connection, settings, types, catalog, making, shapes),
                new FastLane(connection, settings, catalog, shapes, careful, counts),
                careful,
                counts);
    }

    private void lockAhead(Connection connection, List<ChangeSet> changeSets, Catalog catalog) throws SQLException {
        var foreseen = foresight.of(connection, changeSets);
        if (!foreseen.isEmpty()) {
            creation.lock(connection, foreseen);
            catalog.lockToAlter(foreseen);
        }
    }

    private Set<TableName> tables(List<ChangeSet> changeSets) {
        var tables = new LinkedHashSet<TableName>();
        TableName last = null; // Most changes are of the table before: that is told faster than a set tells it.
        for (var changeSet : changeSets) {
            for (var change : changeSet.changes()) {
                switch (change) {
                    case Change.RowChange row -> {
                        if (!row.table().equals(last)) {
                            last = row.table();
                            tables.add(last);
                        }
                    }
                    case Change.Truncate truncate -> tables.addAll(truncate.tables());
                    case Change.Message _ -> {}
                }
            }
        }
        tables.removeIf(table -> !settings.allows(table.schema()));
        return tables;
    }

    private static List<ChangeSet> changeSets(Batch batch) {
        return batch.records().stream()
                .filter(LogRecord.Accepted.class::isInstance)
                .map(accepted -> ((LogRecord.Accepted) accepted).changeSet())
                .toList();
    }
}
