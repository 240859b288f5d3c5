package dev.gatekeeper.changeset.wal2json;

/// A list that has to be sound but tells nothing of the row: types' oids, positions, defaults.
///
/// @param key under which it stands, since each key has a rule of its own
/// @param size how many elements it has
record Aside(@SuppressWarnings("ArrayRecordComponent") byte[] text, Key key, int size) implements Recent.Piece {}
