package dev.gatekeeper.gateway.admission;

import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.changeset.IdempotencyKey;
import dev.gatekeeper.changeset.StreamName;

/// What names a change set.
///
/// @param ordinal its place among the change sets that share the key, from 0
public record Name(StreamName stream, IdempotencyKey key, int ordinal) {

    public ChangeSetId id() {
        return ChangeSetId.of(stream, key, ordinal);
    }
}
