package dev.gatekeeper.consumer.apply;

import org.jspecify.annotations.Nullable;

/// The text of a one-dimensional PostgreSQL array, element by element. Any type whose arrays are delimited by commas
/// reads each element as it reads a literal of its own.
final class ArrayLiteral {

    private final StringBuilder text = new StringBuilder("{");

    void add(@Nullable String element) {
        if (text.length() > 1) {
            text.append(',');
        }
        if (element == null) {
            text.append("NULL");
        } else if (isPlain(element)) {
            text.append(element);
        } else {
            quote(element);
        }
    }

    /// Digits need no quotes, and the most values are made of them.
    private static boolean isPlain(String element) {
        for (var at = 0; at < element.length(); at++) {
            var character = element.charAt(at);
            if ((character < '0' || character > '9') && character != '-' && character != '.') {
                return false;
            }
        }
        return !element.isEmpty();
    }

    private void quote(String element) {
        text.append('"');
        for (var at = 0; at < element.length(); at++) {
            var character = element.charAt(at);
            if (character == '"' || character == '\\') {
                text.append('\\');
            }
            text.append(character);
        }
        text.append('"');
    }

    @Override
    public String toString() {
        return text + "}";
    }
}
