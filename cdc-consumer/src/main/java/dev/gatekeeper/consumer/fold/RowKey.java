package dev.gatekeeper.consumer.fold;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A primary key's values in canonical form. Keys of one table have an order, which every consumer finds the same.
public record RowKey(List<Comparable<?>> parts) implements Comparable<RowKey> {

    /// @param texts one for each form
    /// @return null where one of the texts has no canonical form, or is NULL
    static @Nullable RowKey of(List<KeyForm> forms, List<? extends @Nullable String> texts) {
        if (forms.size() == 1) {
            var part = canonical(forms.getFirst(), texts.getFirst());
            return part == null ? null : new RowKey(List.of(part));
        }
        var parts = new Comparable<?>[forms.size()];
        for (var at = 0; at < parts.length; at++) {
            var part = canonical(forms.get(at), texts.get(at));
            if (part == null) {
                return null;
            }
            parts[at] = part;
        }
        return new RowKey(List.of(parts));
    }

    private static @Nullable Comparable<?> canonical(KeyForm form, @Nullable String text) {
        return text == null ? null : form.canonical(text);
    }

    @Override
    public int compareTo(RowKey other) {
        for (var at = 0; at < parts.size(); at++) {
            var order = compare(parts.get(at), other.parts.get(at));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /// Both are of one form, so of one class.
    @SuppressWarnings("unchecked")
    private static int compare(Comparable<?> one, Comparable<?> other) {
        return ((Comparable<Object>) one).compareTo(other);
    }
}
