package dev.gatekeeper.faults;

import java.time.Duration;

/// How much is done in a round, and how long is waited.
///
/// @param clients how many post at a time, each on a stream of its own
/// @param load how long they begin new posts; the faults strike in this time
/// @param grace how long after that a client may ask for its last answer
/// @param quiet how long the gateway may have a change set in its hands after its client has gone
/// @param drain how long the consumers may take until all is taken, with nothing in their way
record Settings(int clients, Duration load, Duration grace, Duration quiet, Duration drain) {

    static final Settings USUAL = new Settings(
            8, Duration.ofSeconds(10), Duration.ofSeconds(12), Duration.ofMillis(2_500), Duration.ofSeconds(120));
}
