package dev.gatekeeper.changeset.wal2json;

import dev.gatekeeper.changeset.JsonPointer;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The keys that one object turned out to have.
final class Members {

    private long known;
    private @Nullable Set<String> unknown;
    private @Nullable Key current;

    /// Goes to the next member and begins its value.
    ///
    /// @return whether there was one; its key, null where the name is not known, is in [#current()]
    boolean next(JsonTokens tokens) throws RefusedException {
        if (!tokens.nextMember()) {
            return false;
        }
        current = tokens.key();
        if (!(current == null ? addUnknown(tokens.name()) : add(current))) {
            throw JsonFault.duplicateKey(tokens.pointer());
        }
        tokens.value();
        return true;
    }

    @Nullable
    Key current() {
        return current;
    }

    boolean has(Key key) {
        return (known & key.bit()) != 0;
    }

    /// Those of the keys that are known, as bits.
    long known() {
        return known;
    }

    /// Takes `keys` for read, of which `last` came last.
    void startWith(long keys, Key last) {
        known = keys;
        current = last;
    }

    boolean hasUnknown() {
        return unknown != null;
    }

    /// Objects to the keys that `shape` misses, and to those that it does not know.
    void check(Shape shape, Supplier<String> pointer, Objections objections) {
        long missing = shape.required() & ~known;
        long strange = known & ~shape.allowed();
        if (missing == 0 && strange == 0 && unknown == null) {
            return;
        }
        Shape.keys(missing).forEach(key -> objections.missingKey(pointer, key.text()));
        Shape.keys(strange).forEach(key -> objectToKey(key.text(), shape, pointer, objections));
        if (unknown != null) {
            unknown.forEach(name -> objectToKey(name, shape, pointer, objections));
        }
    }

    private boolean add(Key key) {
        boolean isNew = !has(key);
        known |= key.bit();
        return isNew;
    }

    private boolean addUnknown(String name) {
        if (unknown == null) {
            unknown = new LinkedHashSet<>();
        }
        return unknown.add(name);
    }

    private static void objectToKey(String name, Shape shape, Supplier<String> pointer, Objections objections) {
        objections.unknownKey(
                () -> JsonPointer.member(pointer.get(), name),
                () -> Shape.keys(shape.allowed()).stream()
                        .map(Key::text)
                        .collect(Collectors.toCollection(LinkedHashSet::new)));
    }
}
