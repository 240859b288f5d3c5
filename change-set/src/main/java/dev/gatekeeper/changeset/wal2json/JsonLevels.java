package dev.gatekeeper.changeset.wal2json;

import dev.gatekeeper.changeset.JsonPointer;
import java.util.Arrays;

/// The arrays and objects of a JSON text that are open at some place, and where in each the reading is.
/// Not thread-safe.
final class JsonLevels {

    // Of each level: how many elements or members there were before the current one, or -1 before the first; and where
    // the current key stands, or -1 in an array.
    private static final int WIDTH = 3;
    private static final int KEY_FROM = 1;
    private static final int KEY_TO = 2;

    private static final int NONE_YET = -1;
    private static final int NO_KEY = -1;

    private int[] levels = new int[8 * WIDTH];
    private int top;
    private int depth;

    int depth() {
        return depth;
    }

    void openArray() {
        open(NO_KEY);
    }

    void openObject() {
        open(0);
    }

    void close() {
        depth--;
        top -= WIDTH;
    }

    /// Whether nothing of this level has been read.
    boolean isFresh() {
        return levels[top] == NONE_YET;
    }

    /// Goes to the next element or member.
    void advance() {
        levels[top]++;
    }

    /// Says where the current member's key stands, without its quotes.
    void key(int from, int to) {
        levels[top + KEY_FROM] = from;
        levels[top + KEY_TO] = to;
    }

    int keyFrom() {
        return levels[top + KEY_FROM];
    }

    int keyTo() {
        return levels[top + KEY_TO];
    }

    /// Where the current value stands, as a JSON Pointer behind `base`.
    ///
    /// @param bytes in which the keys stand
    String pointer(String base, byte[] bytes) {
        var pointer = base;
        for (int level = WIDTH; level <= top; level += WIDTH) {
            if (levels[level] == NONE_YET) {
                continue;
            }
            pointer = levels[level + KEY_FROM] == NO_KEY
                    ? JsonPointer.element(pointer, levels[level])
                    : JsonPointer.member(
                            pointer, JsonText.unescaped(bytes, levels[level + KEY_FROM], levels[level + KEY_TO]));
        }
        return pointer;
    }

    private void open(int key) {
        depth++;
        top += WIDTH;
        if (top == levels.length) {
            levels = Arrays.copyOf(levels, 2 * levels.length);
        }
        levels[top] = NONE_YET;
        levels[top + KEY_FROM] = key;
    }
}
