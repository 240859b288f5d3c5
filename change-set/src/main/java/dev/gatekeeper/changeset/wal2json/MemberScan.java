package dev.gatekeeper.changeset.wal2json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Passes over the members of the object that a line is, from left to right, without judging their values. Any bytes
/// will do: where they can't be an object, there is no next member. Not thread-safe.
final class MemberScan {

    private final byte[] line;
    private int at;
    private boolean isBegun;
    private int from;
    private int to;

    MemberScan(byte[] line) {
        this.line = line;
    }

    /// Goes to the next member's value.
    boolean next() {
        if (isBegun && !skipValue()) {
            return false;
        }
        if (!take(isBegun ? ',' : '{') || !string() || !take(':')) {
            return false;
        }
        isBegun = true;
        skipBlanks();
        return true;
    }

    /// Whether the current member's name is spelled like this, without escapes.
    boolean isNamed(byte[] name) {
        return Arrays.equals(line, from, to, name, 0, name.length);
    }

    /// What the current member's value stands for; null where it is no such word.
    <T> @Nullable T string(Words<T> words) {
        return string() ? words.find(line, from, to) : null;
    }

    /// The string that a member of this name has as its value, wherever in the object it stands; escapes are left as
    /// they are. Null where there is none.
    @Nullable
    String find(byte[] name) {
        var members = new MemberScan(line);
        while (members.next()) {
            if (members.isNamed(name)) {
                return members.string()
                        ? new String(line, members.from, members.to - members.from, StandardCharsets.UTF_8)
                        : null;
            }
        }
        return null;
    }

    /// Whether there is nothing but blanks.
    static boolean isBlank(byte[] line) {
        for (var octet : line) {
            if (!isBlank(octet)) {
                return false;
            }
        }
        return true;
    }

    private boolean string() {
        from = at + 1;
        if (!skipString()) {
            return false;
        }
        to = at - 1;
        return true;
    }

    private boolean skipString() {
        if (at >= line.length || line[at] != '"') {
            return false;
        }
        for (at++; at < line.length; at++) {
            if (line[at] == '"') {
                at++;
                return true;
            }
            if (line[at] == '\\') {
                at++;
            }
        }
        return false;
    }

    /// Passes over a value of any kind and depth, up to the comma or bracket behind it.
    private boolean skipValue() {
        int depth = 0;
        while (at < line.length) {
            switch (line[at]) {
                case '"' -> {
                    if (!skipString()) {
                        return false;
                    }
                    continue;
                }
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                default -> {}
            }
            if (depth < 0 || (depth == 0 && line[at] == ',')) {
                return true;
            }
            at++;
        }
        return false;
    }

    private boolean take(char wanted) {
        skipBlanks();
        if (at >= line.length || line[at] != wanted) {
            return false;
        }
        at++;
        skipBlanks();
        return true;
    }

    private void skipBlanks() {
        while (at < line.length && isBlank(line[at])) {
            at++;
        }
    }

    private static boolean isBlank(byte octet) {
        return octet == ' ' || octet == '\t' || octet == '\r' || octet == '\n';
    }
}
