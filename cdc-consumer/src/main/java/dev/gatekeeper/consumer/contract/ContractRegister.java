package dev.gatekeeper.consumer.contract;

import dev.gatekeeper.changeset.TableName;
import dev.gatekeeper.changeset.contract.ContractJson;
import dev.gatekeeper.changeset.contract.TableContract;
import dev.gatekeeper.consumer.transaction.Transactions;
import dev.gatekeeper.consumer.transaction.UpkeepLock;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The account of the tables' contracts, and of the versions that these have had.
///
/// What changed is entered under a lock that one transaction has at a time, from a catalog that is read after the lock
/// was taken; and it is committed before anybody publishes it. So a version that is higher says what was later, whoever
/// publishes, and what a crash kept from being published is found here by the next who looks. Thread-safe.
@Singleton
final class ContractRegister {

    /// How many tables are read in one transaction, so that none is long.
    private static final int AT_ONCE = 1_000;

    private final Transactions transactions;
    private final Fingerprints fingerprints;
    private final ContractReader reader;

    ContractRegister(Transactions transactions, Fingerprints fingerprints, ContractReader reader) {
        this.transactions = transactions;
        this.fingerprints = fingerprints;
        this.reader = reader;
    }

    /// A table's contract.
    ///
    /// @param contract in JSON
    /// @param isNew whether nobody has entered it before
    record Entered(String contract, boolean isNew) {}

    /// Looks at the tables, reads those that were altered, and enters what changed.
    ///
    /// @param before the last look; [Look#NONE] at the first
    /// @param held the versions that the topic holds. A contract whose version is lower gets one past them: the
    ///     database may have been restored from a backup, and does not know what it had given out
    /// @return empty where another transaction is entering something: look again
    Optional<Look> look(Look before, Map<TableName, Long> held) {
        return transactions.write(connection -> {
            Bounds.LOOK.set(connection);
            return UpkeepLock.CONTRACTS.take(connection)
                    ? Optional.of(look(connection, before, held))
                    : Optional.empty();
        });
    }

    private Look look(Connection connection, Look before, Map<TableName, Long> held) throws SQLException {
        var seen = fingerprints.all(connection);
        var entries = before.of(seen.keySet());
        var stray = entries.size() < before.entries().size();
        if (ContractRows.lastVersion(connection) != before.lastVersion()) {
            var entered = ContractRows.versions(connection);
            entries.keySet().retainAll(entered.keySet());
            // Whoever is asked for a table enters it, maybe by other settings: what stands here is what is published.
            entries.replaceAll((name, entry) -> new Look.Entry(entry.fingerprint(), versionOf(name, entered)));
            stray = stray || !seen.keySet().containsAll(entered.keySet());
        }
        if (stray) {
            ContractRows.keepOnly(connection, seen.keySet());
        }
        var altered = seen.entrySet().stream()
                .filter(table ->
                        isAltered(table.getValue(), entries.get(table.getKey()), versionOf(table.getKey(), held)))
                .map(Map.Entry::getKey)
                .toList();
        var some = altered.subList(0, Math.min(AT_ONCE, altered.size()));
        if (!some.isEmpty()) {
            some.forEach(entries::remove);
            enter(connection, some, held).forEach((name, version) -> {
                entries.put(name, new Look.Entry(seen.getOrDefault(name, 0L), version));
            });
        }
        return new Look(entries, ContractRows.lastVersion(connection), some.size() == altered.size());
    }

    private static boolean isAltered(long fingerprint, Look.@Nullable Entry entry, long held) {
        return entry == null || entry.fingerprint() != fingerprint || entry.version() < held;
    }

    private static long versionOf(TableName name, Map<TableName, Long> versions) {
        return versions.getOrDefault(name, 0L);
    }

    /// @return the version of each that exists
    private Map<TableName, Long> enter(Connection connection, List<TableName> names, Map<TableName, Long> held)
            throws SQLException {
        var rows = ContractRows.find(connection, names);
        var last = Math.max(
                ContractRows.lastVersion(connection),
                held.values().stream().mapToLong(Long::longValue).max().orElse(0));
        var versions = new HashMap<TableName, Long>();
        var fresh = new HashMap<TableName, ContractRows.Row>();
        for (var contract : reader.read(connection, names)) {
            var row = rows.get(contract.name());
            if (row != null && row.version() >= versionOf(contract.name(), held) && says(row, contract)) {
                versions.put(contract.name(), row.version());
            } else {
                last++;
                versions.put(contract.name(), last);
                fresh.put(contract.name(), row(contract, last));
            }
        }
        ContractRows.lastVersion(connection, last);
        ContractRows.put(connection, fresh);
        var gone = names.stream().filter(name -> !versions.containsKey(name)).toList();
        ContractRows.delete(connection, gone);
        return versions;
    }

    /// Reads one table now, and enters it where it changed.
    ///
    /// @return empty where there is no such table
    Optional<Entered> enter(TableName name) {
        var found = transactions.read(connection -> {
            Bounds.REFRESH.set(connection);
            return find(connection, name);
        });
        if (found.isEmpty() || found.get().isEntered()) {
            return found.map(Found::entered);
        }
        return transactions.write(connection -> {
            Bounds.REFRESH.set(connection);
            UpkeepLock.CONTRACTS.await(connection);
            var again = find(connection, name);
            if (again.isEmpty() || again.get().isEntered()) {
                return again.map(Found::entered);
            }
            var version = ContractRows.lastVersion(connection) + 1;
            var row = row(again.get().contract(), version);
            ContractRows.lastVersion(connection, version);
            ContractRows.put(connection, Map.of(name, row));
            return Optional.of(new Entered(row.contract(), true));
        });
    }

    /// A table as it is, and as it was entered.
    private record Found(TableContract contract, ContractRows.@Nullable Row row) {

        boolean isEntered() {
            return row != null && says(row, contract);
        }

        Entered entered() {
            return new Entered(row == null ? "" : row.contract(), false);
        }
    }

    private Optional<Found> find(Connection connection, TableName name) throws SQLException {
        var row = ContractRows.find(connection, List.of(name)).get(name);
        return reader.read(connection, List.of(name)).stream().findAny().map(contract -> new Found(contract, row));
    }

    /// Whether a table that is not there would be made of a change that names it.
    boolean isCreatable(TableName name) {
        return transactions.read(connection -> {
            Bounds.REFRESH.set(connection);
            return reader.isCreatable(connection, name);
        });
    }

    /// What was entered, in JSON, of those that still are.
    Map<TableName, String> contracts(Collection<TableName> names) {
        return transactions.read(connection -> {
            var contracts = new HashMap<TableName, String>();
            ContractRows.find(connection, names).forEach((name, row) -> contracts.put(name, row.contract()));
            return contracts;
        });
    }

    private static boolean says(ContractRows.Row row, TableContract contract) {
        return row.contract().equals(row(contract, row.version()).contract());
    }

    private static ContractRows.Row row(TableContract contract, long version) {
        var numbered = new TableContract(
                contract.name(), version, contract.kind(), contract.columns(), contract.keys(), contract.traits());
        return new ContractRows.Row(version, new String(ContractJson.write(numbered), StandardCharsets.UTF_8));
    }
}
