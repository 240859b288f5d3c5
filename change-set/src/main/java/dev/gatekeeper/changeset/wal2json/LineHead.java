package dev.gatekeeper.changeset.wal2json;

import dev.gatekeeper.changeset.Format;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What can be told of a line without parsing it. Any bytes will do; where they are not JSON, what stands before the
/// fault counts.
///
/// @param format 2 where the object has a member `action`, in plain letters and at its top; else 1
/// @param action empty in format 1, and for an action that does not exist
/// @param lsn of a truncate, as it is written; else empty
/// @param nextLsn of a B or C, as it is written; else empty
record LineHead(Format format, Optional<Action> action, Optional<String> lsn, Optional<String> nextLsn) {

    private static final LineHead OF_FORMAT_1 =
            new LineHead(Format.WAL2JSON_1, Optional.empty(), Optional.empty(), Optional.empty());

    static LineHead of(byte[] line) {
        return new Scan(line).head();
    }

    boolean is(Action other) {
        return action.isPresent() && action.get() == other;
    }

    /// Passes over the members of the object, from left to right.
    private static final class Scan {

        private final byte[] line;
        private int at;

        Scan(byte[] line) {
            this.line = line;
        }

        LineHead head() {
            skipBlanks();
            if (!take('{')) {
                return OF_FORMAT_1;
            }
            do {
                var key = string();
                if (key.isEmpty() || !take(':') || key.get().equals("change")) {
                    return OF_FORMAT_1;
                }
                if (key.get().equals("action")) {
                    return ofFormat2(string().flatMap(Action::named));
                }
            } while (skipValue() && take(','));
            return OF_FORMAT_1;
        }

        private LineHead ofFormat2(Optional<Action> action) {
            var lsn = Optional.<String>empty();
            var nextLsn = Optional.<String>empty();
            if (action.isPresent()) {
                switch (action.get()) {
                    case BEGIN, COMMIT -> nextLsn = member("nextlsn");
                    case TRUNCATE -> lsn = member("lsn");
                    case INSERT, UPDATE, DELETE, MESSAGE -> {}
                }
            }
            return new LineHead(Format.WAL2JSON_2, action, lsn, nextLsn);
        }

        /// The text of a member anywhere in the object.
        private Optional<String> member(String wanted) {
            at = 0;
            skipBlanks();
            take('{');
            do {
                var key = string();
                if (key.isEmpty() || !take(':')) {
                    return Optional.empty();
                }
                if (key.get().equals(wanted)) {
                    return string();
                }
            } while (skipValue() && take(','));
            return Optional.empty();
        }

        /// What stands between the next quotes, escapes as they are; empty where no string comes next.
        private Optional<String> string() {
            var start = at + 1;
            if (!skipString()) {
                return Optional.empty();
            }
            var text = new String(line, start, at - 1 - start, StandardCharsets.UTF_8);
            skipBlanks();
            return Optional.of(text);
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

        /// Passes over a value of any kind and depth.
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
                    case '}', ']' -> {
                        if (--depth < 0) {
                            return true;
                        }
                    }
                    case ',' -> {
                        if (depth == 0) {
                            return true;
                        }
                    }
                    default -> {}
                }
                at++;
            }
            return false;
        }

        private boolean take(char c) {
            if (at >= line.length || line[at] != c) {
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
    }

    static boolean isBlank(byte octet) {
        return octet == ' ' || octet == '\t' || octet == '\r' || octet == '\n';
    }
}
