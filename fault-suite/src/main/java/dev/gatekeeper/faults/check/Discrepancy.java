package dev.gatekeeper.faults.check;

/// A promise that was not kept.
///
/// @param promise which one, in a word or two
/// @param sentence what is, and what should be
public record Discrepancy(String promise, String sentence) {
    @Override
    public String toString() {
        return promise + ": " + sentence;
    }
}
