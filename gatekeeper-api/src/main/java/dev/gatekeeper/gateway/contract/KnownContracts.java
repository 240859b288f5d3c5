package dev.gatekeeper.gateway.contract;

import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.TableName;
import dev.gatekeeper.changeset.contract.TableCheck;
import dev.gatekeeper.changeset.contract.TableContract;
import dev.gatekeeper.changeset.contract.TableKnowledge;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The contracts that are known, in a bounded number of tables and columns: what is beyond that is asked for when it is
/// needed. Thread-safe.
@Singleton
final class KnownContracts {

    static final int MOST_TABLES = 20_000;
    static final long MOST_COLUMNS = 500_000;

    private volatile Map<TableName, TableKnowledge.Known> tables = new ConcurrentHashMap<>();
    private long columns;
    private final AtomicLong leftOut = new AtomicLong();

    TableKnowledge.@Nullable Known find(TableName table) {
        return tables.get(table);
    }

    Optional<TableContract> contract(TableName table) {
        return Optional.ofNullable(tables.get(table)).map(known -> known.check().contract());
    }

    int size() {
        return tables.size();
    }

    /// How many contracts there was no room for since all was read.
    long leftOut() {
        return leftOut.get();
    }

    Stream<TableContract> all() {
        return tables.values().stream().map(known -> known.check().contract());
    }

    /// Those that are wanted out of a schema's tables, in no order.
    List<TableName> inSchema(Identifier schema, Predicate<TableName> wanted, int most) {
        return tables.keySet().stream()
                .filter(table -> table.schema().equals(schema) && wanted.test(table))
                .limit(most)
                .toList();
    }

    /// Takes what the topic says, which is always the last word.
    synchronized void put(TableContract contract) {
        put(tables, contract);
    }

    /// Takes what the consumer says of a table that is known, unless the topic has said something newer. What it says
    /// of another is used once and not kept: the table may be gone by now, and the topic would not say so twice.
    synchronized TableKnowledge.Known putFresh(TableContract contract) {
        var known = tables.get(contract.name());
        if (known == null) {
            return new TableKnowledge.Known(new TableCheck(contract));
        }
        var here = known.check().contract();
        return here.version() > contract.version() || here.equals(contract) ? known : put(tables, contract);
    }

    synchronized void remove(TableName table) {
        var gone = tables.remove(table);
        columns -= gone == null ? 0 : columnsOf(gone);
    }

    /// Takes these in the place of all that was known.
    synchronized void replace(Collection<TableContract> contracts) {
        var fresh = new ConcurrentHashMap<TableName, TableKnowledge.Known>();
        var known = tables;
        columns = 0;
        leftOut.set(0);
        for (var contract : contracts) {
            var before = known.get(contract.name());
            if (before != null && before.check().contract().equals(contract) && hasRoom(fresh, contract)) {
                fresh.put(contract.name(), before); // With the shapes that it remembers.
                columns += contract.columns().size();
            } else {
                put(fresh, contract);
            }
        }
        tables = fresh;
    }

    private TableKnowledge.Known put(Map<TableName, TableKnowledge.Known> into, TableContract contract) {
        var known = new TableKnowledge.Known(new TableCheck(contract));
        var before = into.remove(contract.name());
        columns -= before == null ? 0 : columnsOf(before);
        if (hasRoom(into, contract)) {
            into.put(contract.name(), known);
            columns += contract.columns().size();
        } else {
            leftOut.incrementAndGet();
        }
        return known;
    }

    private boolean hasRoom(Map<TableName, TableKnowledge.Known> into, TableContract contract) {
        return into.size() < MOST_TABLES && columns + contract.columns().size() <= MOST_COLUMNS;
    }

    private static int columnsOf(TableKnowledge.Known known) {
        return known.check().contract().columns().size();
    }
}
