package dev.gatekeeper.consumer.catalog;

import static java.util.stream.Collectors.joining;

import dev.gatekeeper.changeset.TableName;
import dev.gatekeeper.consumer.trouble.Blame;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The result tables as they are, for the time of one transaction: each is locked against being altered before it is
/// looked at, so what is read here stays true until the transaction ends. All tables are to be opened before anything
/// that may be rolled back: a rollback lets go of later locks.
///
/// Used by one thread.
public final class Catalog {

    /// As a write does it: nothing that a write goes by can be altered from then on.
    private static final String ROW_EXCLUSIVE = "row exclusive";

    private final Connection connection;
    private final TableReader reader;
    private final KnownTables known;
    private final Set<TableName> opened = new HashSet<>();
    private final Map<TableName, Table> tables = new HashMap<>();

    public Catalog(Connection connection, TableReader reader, KnownTables known) {
        this.connection = connection;
        this.reader = reader;
        this.known = known;
    }

    /// Looks at tables that will be needed. Those that were read lately are not read again: two statements tell whether
    /// all of them are still what they were.
    ///
    /// @throws SQLException where the database is in trouble, or one can't be locked in time
    public void open(Collection<TableName> names) throws SQLException {
        opened.addAll(names);
        var familiar = names.stream().filter(name -> known.get(name) != null).toList();
        if (!familiar.isEmpty()) {
            reopen(familiar);
        }
        for (var name : names) {
            if (!tables.containsKey(name)) {
                read(name);
            }
        }
    }

    private void reopen(List<TableName> familiar) throws SQLException {
        var savepoint = connection.setSavepoint();
        try {
            lock(familiar, ROW_EXCLUSIVE);
            connection.releaseSavepoint(savepoint);
        } catch (SQLException e) {
            if (Blame.of(e) == Blame.DATABASE) {
                throw e;
            }
            connection.rollback(savepoint); // One is gone: each is looked at by itself.
            return;
        }
        reader.fingerprints(connection, familiar).forEach((name, fingerprint) -> {
            var lately = known.get(name);
            if (lately != null && lately.fingerprint().equals(fingerprint)) {
                tables.put(name, lately.table());
            }
        });
    }

    /// @param name of a table that was to be opened
    /// @throws RefusedException where there is no such table
    public Table table(TableName name) throws RefusedException {
        return find(name).orElseThrow(() -> RefusedException.unknownTable(name));
    }

    public Optional<Table> find(TableName name) {
        return Optional.ofNullable(tables.get(name));
    }

    /// Looks again for the tables that were not there. The others can't have been altered: they are locked.
    public void lookAgain() throws SQLException {
        for (var name : opened) {
            if (!tables.containsKey(name)) {
                read(name);
            }
        }
    }

    /// Keeps all others off tables that this transaction will alter; those that are not there are passed over. To be
    /// called before any other is locked.
    public void lockToAlter(Collection<TableName> names) throws SQLException {
        var there = new ArrayList<TableName>();
        for (var name : names) {
            if (reader.exists(connection, name)) {
                there.add(name);
            }
        }
        if (!there.isEmpty()) {
            lock(there, "access exclusive");
        }
    }

    /// Looks again at a table that this transaction may have made or altered, or may have undone that of. What is not
    /// committed is not remembered for others.
    public void reread(TableName name) throws SQLException {
        tables.remove(name);
        if (reader.exists(connection, name)) {
            lock(List.of(name), ROW_EXCLUSIVE);
            tables.put(name, reader.read(connection, name));
        }
    }

    private void read(TableName name) throws SQLException {
        if (!reader.exists(connection, name)) {
            return;
        }
        lock(List.of(name), ROW_EXCLUSIVE);
        var fingerprint = reader.fingerprints(connection, List.of(name)).get(name);
        if (fingerprint != null) {
            var table = reader.read(connection, name);
            tables.put(name, table);
            known.put(name, new KnownTables.Known(fingerprint, table));
        }
    }

    private void lock(List<TableName> names, String mode) throws SQLException {
        var all = new ArrayList<>(names);
        all.sort((one, other) -> one.toString().compareTo(other.toString()));
        try (var statement = connection.createStatement()) {
            statement.execute("lock table "
                    + all.stream().map(name -> "only " + name.quoted()).collect(joining(", "))
                    + " in " + mode + " mode");
        }
    }
}
