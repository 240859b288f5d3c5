package dev.gatekeeper.faults.reference;

import dev.gatekeeper.faults.load.Place;
import dev.gatekeeper.faults.load.Post;

/// The ledger's row for an id, as it should be.
///
/// @param post the one whose effect stands, or which was rejected last
/// @param place where it stood in the log for the first time
/// @param repeats how often it came again, to no effect
public record Fate(Post post, Place place, Verdict verdict, int repeats) {

    Fate repeated() {
        return new Fate(post, place, verdict, repeats + 1);
    }
}
