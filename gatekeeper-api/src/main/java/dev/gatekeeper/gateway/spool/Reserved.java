package dev.gatekeeper.gateway.spool;

/// Whether there is room in a spool.
public sealed interface Reserved {

    /// There is, until it is used or given back.
    record Room() implements Reserved {}

    /// There is none.
    ///
    /// @param why a sentence
    record Full(String why) implements Reserved {}
}
