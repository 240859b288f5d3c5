package dev.gatekeeper.changeset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The columns of a row without their values: at least one, no name twice. Rows that were sent alike mostly share
/// one shape, so whoever compares shapes may look at their identity first; equal ones may yet be two. Immutable
/// and thread-safe.
public final class RowShape {

    private final List<Identifier> names;
    private final List<@Nullable String> types;

    /// @param names in the order in which they were sent
    /// @param types of each name, as the sender spelled it; null where it was left out
    /// @throws IllegalArgumentException where there is no column, one stands twice, or there are not as many types
    public RowShape(List<Identifier> names, List<@Nullable String> types) {
        this.names = List.copyOf(names);
        this.types = Collections.unmodifiableList(new ArrayList<>(types));
        if (names.isEmpty()) {
            throw new IllegalArgumentException("A row has at least one column.");
        }
        if (names.size() != types.size()) {
            throw new IllegalArgumentException(names.size() + " columns have " + types.size() + " types.");
        }
        var seen = HashSet.<Identifier>newHashSet(names.size());
        for (var name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException("The column \"" + name + "\" stands twice.");
            }
        }
    }

    public int size() {
        return names.size();
    }

    public List<Identifier> names() {
        return names;
    }

    public List<@Nullable String> types() {
        return types;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof RowShape shape && names.equals(shape.names) && types.equals(shape.types));
    }

    @Override
    public int hashCode() {
        return 31 * names.hashCode() + types.hashCode();
    }

    @Override
    public String toString() {
        return names + " " + types;
    }
}
