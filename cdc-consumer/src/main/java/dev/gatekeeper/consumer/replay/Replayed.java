package dev.gatekeeper.consumer.replay;

import dev.gatekeeper.changeset.rejection.Reason;
import dev.gatekeeper.consumer.rejection.Replay;
import java.util.Optional;
import java.util.UUID;

/// What came of an order to send a rejection again.
public sealed interface Replayed {

    /// Every in-sync replica of the log has it.
    ///
    /// @param topic where it stands in the log
    /// @param changes how many it has
    /// @param warning a sentence, where later change sets of its stream were applied already
    record Sent(Replay replay, String topic, int partition, long offset, int changes, Optional<String> warning)
            implements Replayed {}

    /// The log had it before; nothing was sent.
    record Known(Replay replay) implements Replayed {}

    /// There is no such rejection.
    record NotFound(UUID rejection) implements Replayed {}

    /// The rejection, or what is to be sent, is not such that it can be.
    ///
    /// @param why a sentence that says how it can
    record Hindered(Obstacle obstacle, String why) implements Replayed {}

    /// It would be refused at the door.
    record Unsound(Reason reason) implements Replayed {}

    /// Who orders it may not write what would be sent.
    ///
    /// @param why a sentence
    record Forbidden(String why) implements Replayed {}

    /// Kafka does not take it now. To be ordered again: whether it was sent or not, it has one effect then.
    ///
    /// @param why a sentence
    record Unavailable(String why) implements Replayed {}
}
