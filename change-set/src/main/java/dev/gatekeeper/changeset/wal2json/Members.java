package dev.gatekeeper.changeset.wal2json;

import dev.gatekeeper.changeset.JsonPointer;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The keys that one object turned out to have.
final class Members {

    private final EnumSet<Key> known = EnumSet.noneOf(Key.class);
    private final Set<String> unknown = new LinkedHashSet<>(0);
    private @Nullable Key current;

    /// Reads the next member's name.
    ///
    /// @return whether there was one; its key, null where the name is not known, is in [#current()]
    boolean next(JsonTokens tokens) throws RefusedException {
        var name = tokens.nextMember();
        if (name == null) {
            return false;
        }
        current = Key.named(name);
        var isNew = current == null ? unknown.add(name) : known.add(current);
        if (!isNew) {
            throw tokens.duplicateKey();
        }
        tokens.nextValue();
        return true;
    }

    @Nullable
    Key current() {
        return current;
    }

    boolean has(Key key) {
        return known.contains(key);
    }

    /// Objects to the keys that `shape` misses, and to those that it does not know.
    void check(Shape shape, String pointer, Objections objections) {
        for (var key : shape.required()) {
            if (!known.contains(key)) {
                objections.missingKey(() -> pointer, key.text());
            }
        }
        for (var key : known) {
            if (!shape.allows(key)) {
                objectToKey(key.text(), shape, pointer, objections);
            }
        }
        unknown.forEach(name -> objectToKey(name, shape, pointer, objections));
    }

    private static void objectToKey(String name, Shape shape, String pointer, Objections objections) {
        objections.unknownKey(
                () -> JsonPointer.member(pointer, name),
                () -> shape.allowed().stream().map(Key::text).collect(Collectors.toCollection(LinkedHashSet::new)));
    }
}
