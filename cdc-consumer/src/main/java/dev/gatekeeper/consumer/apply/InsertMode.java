package dev.gatekeeper.consumer.apply;

/// What an insert does where its primary key is taken.
enum InsertMode {
    /// It overwrites the row; that is counted.
    UPSERT,
    /// Its change set is rejected.
    STRICT
}
