package dev.gatekeeper.faults.network;

/// How bytes fare on their way.
enum Passage {
    FREE,
    SLOW,
    HELD,
    SWALLOWED
}
