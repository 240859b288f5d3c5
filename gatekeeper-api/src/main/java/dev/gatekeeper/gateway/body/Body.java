package dev.gatekeeper.gateway.body;

import dev.gatekeeper.changeset.Payload;

/// What came in as a request's body.
public sealed interface Body {

    /// How many bytes of it were read and are held.
    default int bytes() {
        return switch (this) {
            case Whole(var payload) -> payload.bytes().length;
            case TooLarge(var beginning, var _) -> beginning.bytes().length;
            case Corrupt(var beginning, var _) -> beginning.bytes().length;
            case TooSlow(), NoRoom(), Broken() -> 0;
        };
    }

    /// All of it.
    record Whole(Payload payload) implements Body {}

    /// It has more bytes than a change set may have.
    ///
    /// @param beginning its first bytes, and its length as far as that is known
    /// @param drained whether the sender has nothing more to send
    record TooLarge(Payload beginning, boolean drained) implements Body {}

    /// It can't be decompressed.
    ///
    /// @param beginning what came, compressed as it was: its first bytes
    /// @param why a sentence
    record Corrupt(Payload beginning, String why) implements Body {}

    /// It did not come within the time.
    record TooSlow() implements Body {}

    /// There is no room for it now.
    record NoRoom() implements Body {}

    /// The sender went away before its end.
    record Broken() implements Body {}
}
