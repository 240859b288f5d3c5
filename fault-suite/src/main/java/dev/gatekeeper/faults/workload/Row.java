package dev.gatekeeper.faults.workload;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Columns and their values as PostgreSQL prints them; null is NULL. A column that is absent is not said to
/// be NULL.
public record Row(Map<String, @Nullable String> values) {

    public Row {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public static Row of(String column, @Nullable String value) {
        return new Row(Collections.singletonMap(column, value));
    }

    /// The same with one column more, or with another value for it.
    public Row with(String column, @Nullable String value) {
        var merged = new LinkedHashMap<String, @Nullable String>(values);
        merged.put(column, value);
        return new Row(merged);
    }

    /// The same with what `over` says in place of what is said here.
    public Row overlaidBy(Row over) {
        var merged = new LinkedHashMap<String, @Nullable String>(values);
        merged.putAll(over.values);
        return new Row(merged);
    }

    public @Nullable String get(String column) {
        return values.get(column);
    }

    public Row only(List<String> columns) {
        var some = new LinkedHashMap<String, @Nullable String>();
        columns.forEach(column -> some.put(column, values.get(column)));
        return new Row(some);
    }

    public boolean matches(Row keys) {
        return keys.values.entrySet().stream()
                .allMatch(key -> Objects.equals(values.get(key.getKey()), key.getValue()));
    }

    /// The values of these columns, in their order.
    public List<@Nullable String> key(List<String> columns) {
        var key = new ArrayList<@Nullable String>();
        columns.forEach(column -> key.add(values.get(column)));
        return key;
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
