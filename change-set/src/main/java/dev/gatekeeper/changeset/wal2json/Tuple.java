package dev.gatekeeper.changeset.wal2json;

import dev.gatekeeper.changeset.Change;
import java.util.Optional;
import java.util.OptionalLong;

/// What one line of format 2 turned out to tell. Of what the sender may leave out, all may be empty.
sealed interface Tuple {

    /// A transaction begins.
    record Begin(OptionalLong xid, Optional<String> nextLsn) implements Tuple {}

    /// The transaction ends.
    record Commit(OptionalLong xid, Optional<String> nextLsn) implements Tuple {}

    /// Something changes.
    ///
    /// @param change a truncate names one table here
    record Changed(Change change, Optional<String> lsn) implements Tuple {}

    /// The line was objected to.
    ///
    /// @param action empty where even that is unknown
    record Flawed(Optional<Action> action) implements Tuple {}
}
