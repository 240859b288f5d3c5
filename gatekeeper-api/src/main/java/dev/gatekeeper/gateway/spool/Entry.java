package dev.gatekeeper.gateway.spool;

/// A record on its way into a spool, for which room is reserved. Just one of [#kept] and [#notKept] is called,
/// once, on the spool's own thread.
public interface Entry {

    SpoolRecord record();

    /// How many bytes are reserved for it: [Spool#bytes].
    long bytes();

    /// It is on the disk, and would outlast a loss of power.
    void kept();

    /// It is not known to be on the disk.
    ///
    /// @param why a sentence
    void notKept(String why);
}
