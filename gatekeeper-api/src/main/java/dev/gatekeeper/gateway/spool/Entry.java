package dev.gatekeeper.gateway.spool;

/// A record on its way into a spool, for which room is reserved. Just one of [#kept], [#notKept] and [#leftOut] is
/// called, once, on the spool's own thread.
public interface Entry {

    SpoolRecord record();

    /// How many bytes are reserved for it: [Spool#bytes].
    long bytes();

    /// Whether it is still to be kept. Asked when all before it are decided, but for those that become durable with it.
    default boolean isWanted() {
        return true;
    }

    /// It was not wanted any more, and its room is given back.
    default void leftOut() {}

    /// It is on the disk, and would outlast a loss of power.
    void kept();

    /// It is not known to be on the disk.
    ///
    /// @param why a sentence
    void notKept(String why);
}
