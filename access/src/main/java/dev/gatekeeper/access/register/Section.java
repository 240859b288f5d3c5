package dev.gatekeeper.access.register;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A mapping in the access file, and where it stands. What is no mapping, has a key that is not known, or a value of
/// another kind, is an [AccessFileException].
record Section(String where, Map<String, Object> values) {

    static Section of(String where, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new AccessFileException(
                    (where.isEmpty() ? "The file" : where) + " is to be a mapping of names to values.");
        }
        var values = new LinkedHashMap<String, Object>();
        map.forEach((key, each) -> {
            if (!(key instanceof String name) || each == null) {
                throw new AccessFileException(where + " has a name that is no text, or has no value: " + key + ".");
            }
            values.put(name, each);
        });
        return new Section(where, values);
    }

    /// @throws AccessFileException where there are other names than these
    Section only(String... names) {
        var unknown = new LinkedHashMap<>(values);
        unknown.keySet().removeAll(Set.of(names));
        if (!unknown.isEmpty()) {
            throw new AccessFileException(place(unknown.keySet().iterator().next()) + " is not known; known are "
                    + String.join(", ", names) + ".");
        }
        return this;
    }

    Optional<Section> section(String name) {
        return Optional.ofNullable(values.get(name)).map(value -> of(place(name), value));
    }

    List<Section> sections() {
        return values.keySet().stream()
                .map(name -> of(place(name), values.get(name)))
                .toList();
    }

    /// The texts that are listed under a name; none where there is no such name.
    List<String> texts(String name) {
        var value = values.get(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw new AccessFileException(place(name) + " is to be a list.");
        }
        var texts = new ArrayList<String>();
        for (var each : list) {
            if (!(each instanceof String text) || text.isBlank()) {
                throw new AccessFileException(place(name) + " is to list texts; put them in quotes.");
            }
            texts.add(text);
        }
        return texts;
    }

    /// What `reading` makes of the text or number at a name.
    <T> Optional<T> value(String name, Function<String, T> reading) {
        return Optional.ofNullable(values.get(name)).map(value -> at(name, () -> reading.apply(value.toString())));
    }

    /// What is read of the value at a name; what is wrong with it is told with its place.
    <T> T at(String name, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw new AccessFileException(place(name) + ": " + e.getMessage(), e);
        }
    }

    /// The last part of where it stands.
    String name() {
        return where.substring(where.lastIndexOf('/') + 1);
    }

    private String place(String name) {
        return name.isEmpty() ? where : where + '/' + name;
    }
}
