package dev.gatekeeper.faults.load;

import java.util.Optional;
import java.util.UUID;

/// What a client knows of a post in the end.
public sealed interface Answer {

    /// It got a 2xx: from then on it must not be lost.
    ///
    /// @param place where the answer says that it lies in the log; empty where it says nothing, as a spool's does
    record Accepted(Optional<Place> place) implements Answer {}

    /// It got an answer that repeating won't change.
    record Refused(int status, Optional<UUID> rejectionId) implements Answer {}

    /// It gave up, and knows nothing.
    record None() implements Answer {}
}
