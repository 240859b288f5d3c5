package dev.gatekeeper.consumer.apply;

import org.jspecify.annotations.Nullable;

/// The text of a one-dimensional PostgreSQL array, element by element. Any type whose arrays are delimited by commas
/// reads each element as it reads a literal of its own.
final class ArrayLiteral {

    /// What an element takes that is neither long nor short.
    private static final int USUAL_LENGTH = 24;

    private final StringBuilder text;

    /// @param size how many elements there will be, about
    ArrayLiteral(int size) {
        text = new StringBuilder(2 + size * USUAL_LENGTH).append('{');
    }

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
        if (element.indexOf('"') < 0 && element.indexOf('\\') < 0) {
            text.append(element);
        } else {
            escape(element);
        }
        text.append('"');
    }

    private void escape(String element) {
        for (var at = 0; at < element.length(); at++) {
            var character = element.charAt(at);
            if (character == '"' || character == '\\') {
                text.append('\\');
            }
            text.append(character);
        }
    }

    /// The whole literal. Nothing may be added afterwards.
    String end() {
        return text.append('}').toString();
    }
}
