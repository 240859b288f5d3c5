package dev.gatekeeper.changeset.wal2json;

import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.RowShape;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The names of a row's columns, no name twice, and the shape that they last had together with types. Thread-safe.
final class NameList implements Recent.Piece {

    private final byte[] text;
    private final List<Identifier> names;
    private final int size;

    // Immutable itself, so threads may see an older one but never half of one.
    private @Nullable Typed typed;

    private record Typed(@Nullable TypeList types, RowShape shape) {}

    /// @param size how many elements the list has: more than `names` where there was an objection
    NameList(byte[] text, List<Identifier> names, int size) {
        this.text = text;
        this.names = List.copyOf(names);
        this.size = size;
    }

    @Override
    public byte[] text() {
        return text;
    }

    List<Identifier> names() {
        return names;
    }

    int size() {
        return size;
    }

    /// The shape of a row with these types, as many as there are names; null where they are left out.
    @SuppressWarnings("ReferenceEquality") // Types that are read anew make a shape of their own, which is equal.
    RowShape shape(@Nullable TypeList types) {
        var known = typed;
        if (known == null || known.types != types) {
            var spellings = types == null ? Collections.<@Nullable String>nCopies(size(), null) : types.spellings();
            known = new Typed(types, new RowShape(names, spellings));
            typed = known;
        }
        return known.shape;
    }
}
