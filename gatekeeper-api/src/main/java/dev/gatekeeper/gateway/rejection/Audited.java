package dev.gatekeeper.gateway.rejection;

/// What became of a rejection that was to be audited.
public sealed interface Audited {

    /// It is kept, and its id can be told.
    record Kept() implements Audited {}

    /// It is not known to be kept, so its id must not be told.
    ///
    /// @param why a sentence
    record NotKept(String why) implements Audited {}
}
