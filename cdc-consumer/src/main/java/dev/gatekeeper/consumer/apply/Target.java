package dev.gatekeeper.consumer.apply;

import dev.gatekeeper.changeset.Change;
import dev.gatekeeper.changeset.TableName;
import dev.gatekeeper.consumer.fold.Shapes;
import dev.gatekeeper.consumer.log.Batch;
import dev.gatekeeper.consumer.log.LogRecord;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;

/// The database that change sets are written to. Thread-safe.
@Singleton
final class Target {

    private final SinkSettings settings;
    private final TypeNames types;
    private final TableReader reader;
    private final KnownTables known;
    private final LaneMeters meters;

    Target(SinkSettings settings, TypeNames types, TableReader reader, KnownTables known, LaneMeters meters) {
        this.settings = settings;
        this.types = types;
        this.reader = reader;
        this.known = known;
        this.meters = meters;
    }

    /// Gets a transaction ready for the tables of a batch.
    Lanes open(Connection connection, Batch batch) throws SQLException {
        var catalog = new Catalog(connection, reader, known);
        catalog.open(tables(batch));
        var shapes = new Shapes();
        var careful = new CarefulLane(connection, new RowWriter(connection, settings, types, catalog));
        return new Lanes(
                new Triage(connection, settings, types, catalog, shapes),
                new FastLane(connection, settings, catalog, shapes, careful, meters),
                careful,
                meters);
    }

    private Set<TableName> tables(Batch batch) {
        var tables = new LinkedHashSet<TableName>();
        for (var item : batch.records()) {
            if (item instanceof LogRecord.Accepted accepted) {
                for (var change : accepted.changeSet().changes()) {
                    switch (change) {
                        case Change.RowChange row -> tables.add(row.table());
                        case Change.Truncate truncate -> tables.addAll(truncate.tables());
                        case Change.Message _ -> {}
                    }
                }
            }
        }
        tables.removeIf(table -> !settings.allows(table.schema()));
        return tables;
    }
}
