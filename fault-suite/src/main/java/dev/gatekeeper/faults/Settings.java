package dev.gatekeeper.faults;

import java.time.Duration;

/// How much is done in a round, and how long is waited.
///
/// @param clients how many post at a time, each on a stream of its own
/// @param load how long they begin new posts; the faults strike in this time
/// @param grace how long after that a client may ask for its last answer
/// @param quiet how long the gateway may have a change set in its hands after its client has gone
/// @param stall how long the consumers may take nothing while there is something to take, with no fault in their way
/// @param drain how long they may take in all
record Settings(int clients, Duration load, Duration grace, Duration quiet, Duration stall, Duration drain) {

    /// A consumer waits for 30 seconds at the most before it tries again what failed.
    static final Settings USUAL = new Settings(
            8,
            Duration.ofSeconds(15),
            Duration.ofSeconds(12),
            Duration.ofMillis(2_500),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5));
}
