package dev.gatekeeper.consumer.apply;

/// What becomes of an update whose row is not there.
enum MissingRow {
    /// It has no effect; that is counted.
    COUNT,
    /// Its change set is rejected.
    REJECT
}
