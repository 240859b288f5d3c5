package dev.gatekeeper.consumer.catalog;

/// What an insert does where its primary key is taken.
public enum InsertMode {
    /// It overwrites the row; that is counted.
    UPSERT,
    /// Its change set is rejected.
    STRICT
}
