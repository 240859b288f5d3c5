package dev.gatekeeper.faults.load;

import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.faults.workload.Op;
import java.util.List;

/// What a client wants done: one payload under one key, however often it is sent.
///
/// @param number its place among the posts of its stream, from 1
/// @param id what the gateway should call it
/// @param sha256 of the payload, in lower-case hexadecimal
/// @param sound whether it is a change set at all; else the gateway must refuse it
public record Post(
        String stream, int number, ChangeSetId id, String idempotencyKey, String sha256, List<Op> ops, boolean sound) {

    public Post {
        ops = List.copyOf(ops);
    }

    /// Which post a record of the log came from: a key may be used again with another payload, and that is
    /// another post.
    public Name name() {
        return new Name(id, sha256);
    }

    public record Name(ChangeSetId id, String sha256) {}

    @Override
    public String toString() {
        return "change set " + number + " of " + stream + " (" + id + ")";
    }
}
