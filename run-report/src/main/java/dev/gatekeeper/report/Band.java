package dev.gatekeeper.report;

/// A stretch of x that is marked.
///
/// @param label one or two characters that stand at the band; a table says what they mean
/// @param to not before `from`
public record Band(String label, double from, double to) {

    public Band {
        if (!(from <= to)) {
            throw new IllegalArgumentException("A band goes from " + from + " to " + to + ".");
        }
    }
}
