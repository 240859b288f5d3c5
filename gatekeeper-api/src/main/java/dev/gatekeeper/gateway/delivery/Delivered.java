package dev.gatekeeper.gateway.delivery;

/// What became of a record.
public sealed interface Delivered {

    /// Every in-sync replica has it.
    record Logged(String topic, int partition, long offset) implements Delivered {}

    /// It is on the gateway's own disk, and will be sent in its order.
    record Spooled() implements Delivered {}

    /// It is kept nowhere.
    ///
    /// @param why a sentence
    record Nowhere(String why) implements Delivered {

        static final Nowhere BEHIND_A_GAP = new Nowhere("What came before it could not be kept.");
        static final Nowhere STOPPING = new Nowhere("The gateway is stopping.");
    }

    /// It may be kept or not.
    ///
    /// @param why a sentence
    record Perhaps(String why) implements Delivered {}
}
