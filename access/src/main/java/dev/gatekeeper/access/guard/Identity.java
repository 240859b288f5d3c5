package dev.gatekeeper.access.guard;

import dev.gatekeeper.access.Caller;

/// What a request's credential comes to.
sealed interface Identity {

    record Known(Caller caller) implements Identity {}

    /// Somebody, without doubt, and no principal.
    record Stranger(String name) implements Identity {}

    /// Whoever it is bears nothing to say so.
    record Unknown() implements Identity {}

    /// What is borne is not to be believed.
    ///
    /// @param why a sentence, which does not tell more than the caller may know
    record False(String why) implements Identity {}
}
