package dev.gatekeeper.gateway.upload;

import dev.gatekeeper.changeset.IdempotencyKey;
import dev.gatekeeper.gateway.admission.Name;
import dev.gatekeeper.gateway.admission.Naming;
import dev.gatekeeper.gateway.request.Address;
import java.util.Optional;

/// Names the change sets of one upload, each as it comes: by the request's key and its place in the request; where the
/// request has no key of its own and the stream is named, by its position in the upstream's log. For one thread.
final class UploadNames {

    private final Address.Clear address;
    private int ordinal = -1;
    private boolean byPosition;
    private boolean byPlace;

    UploadNames(Address.Clear address) {
        this.address = address;
    }

    /// The naming of the next change set. Whatever becomes of it, it takes a place: when a refused one is mended and
    /// the upload repeated, the others keep their names.
    Naming next() {
        ordinal = Math.incrementExact(ordinal);
        return this::name;
    }

    /// A position is one transaction's own, so whatever comes twice with it is that transaction, sent again.
    private Name name(Optional<String> nextLsn) {
        var key = address.keyOf(nextLsn);
        if (key.equals(address.keyAtHand())) {
            byPlace = true;
            return new Name(address.stream(), key, ordinal);
        }
        byPosition = true;
        return new Name(address.stream(), key, 0);
    }

    /// The key under which the whole request may be repeated; empty where positions name some of its change sets.
    Optional<IdempotencyKey> wholeKey() {
        return byPosition ? Optional.empty() : Optional.of(address.keyAtHand());
    }

    Repetition repetition() {
        if (!byPosition) {
            return Repetition.BY_KEY;
        }
        return byPlace ? Repetition.NOT_SAFE : Repetition.BY_POSITION;
    }

    /// How the whole request may be repeated so that each of its change sets has its name again.
    enum Repetition {
        /// With the key that is answered.
        BY_KEY,
        /// As it is.
        BY_POSITION,
        /// Not at all: some of the names were made up, and the key that they came from is not the whole request's.
        NOT_SAFE
    }
}
