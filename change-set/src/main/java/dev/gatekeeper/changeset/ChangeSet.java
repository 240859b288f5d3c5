package dev.gatekeeper.changeset;

import java.util.List;
import java.util.Optional;

/// What one upstream transaction did: applied as a whole or not at all, in the order of the list.
///
/// @param changes none where the transaction touched nothing that is published
/// @param nextLsn where the next transaction starts in the upstream's write-ahead log, as `X/X`; empty where the sender
///     leaves it out
public record ChangeSet(List<Change> changes, Optional<String> nextLsn) {

    public ChangeSet {
        changes = List.copyOf(changes);
    }
}
