package dev.gatekeeper.consumer.replay;

/// What became of a record that was to be appended to the log.
sealed interface Sending {

    /// Every in-sync replica has it.
    record Logged(String topic, int partition, long offset) implements Sending {}

    /// The log does not have it.
    ///
    /// @param why a sentence
    record Nowhere(String why) implements Sending {}

    /// The log may have it or not.
    ///
    /// @param why a sentence
    record Perhaps(String why) implements Sending {}
}
