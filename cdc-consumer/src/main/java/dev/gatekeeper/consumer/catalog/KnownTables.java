package dev.gatekeeper.consumer.catalog;

import dev.gatekeeper.changeset.TableName;
import jakarta.inject.Singleton;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/// The tables as they were read lately, for transactions to come, which hold them against the database
/// first. Thread-safe.
@Singleton
public final class KnownTables {

    /// So that no database is so wide that its tables fill the memory.
    private static final int MOST_REMEMBERED = 5_000;

    private final ConcurrentMap<TableName, Known> known = new ConcurrentHashMap<>();

    /// @param fingerprint another as soon as anything is altered that [TableReader] reads
    public record Known(String fingerprint, Table table) {}

    public @Nullable Known get(TableName name) {
        return known.get(name);
    }

    void put(TableName name, Known table) {
        if (known.size() < MOST_REMEMBERED || known.containsKey(name)) {
            known.put(name, table);
        }
    }
}
