package dev.gatekeeper.changeset.wal2json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A few words of ASCII and what they stand for, found by the bytes that spell them. Immutable and thread-safe.
final class Words<T> {

    private static final int SLOTS = 256;

    private final byte[] @Nullable [] spellings = new byte[SLOTS][];
    private final @Nullable Object[] meanings = new Object[SLOTS];

    Words(Map<String, T> words) {
        words.forEach((word, meaning) -> {
            var spelling = word.getBytes(StandardCharsets.US_ASCII);
            int slot = slot(spelling, 0, spelling.length);
            while (spellings[slot] != null) {
                slot = (slot + 1) % SLOTS;
            }
            spellings[slot] = spelling;
            meanings[slot] = meaning;
        });
    }

    /// What the word between `from` and `to` stands for; null where it is none of these.
    @SuppressWarnings("unchecked") // Only meanings were put there.
    @Nullable
    T find(byte[] bytes, int from, int to) {
        if (from == to) {
            return null;
        }
        int slot = slot(bytes, from, to);
        for (var spelling = spellings[slot]; spelling != null; spelling = spellings[slot]) {
            if (Arrays.equals(bytes, from, to, spelling, 0, spelling.length)) {
                return (T) meanings[slot];
            }
            slot = (slot + 1) % SLOTS;
        }
        return null;
    }

    private static int slot(byte[] bytes, int from, int to) {
        return ((to - from) * 37 + bytes[from] * 7 + bytes[to - 1] * 13 + bytes[(from + to) >>> 1]) & (SLOTS - 1);
    }
}
