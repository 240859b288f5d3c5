package dev.gatekeeper.consumer.catalog;

/// What becomes of an update whose row is not there.
public enum MissingRow {
    /// It has no effect; that is counted.
    COUNT,
    /// Its change set is rejected.
    REJECT
}
