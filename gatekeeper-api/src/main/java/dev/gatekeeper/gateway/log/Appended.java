package dev.gatekeeper.gateway.log;

/// What became of a change set that was to be logged.
public sealed interface Appended {

    /// Every in-sync replica has it.
    record Logged(LogPosition position) implements Appended {}

    /// The spool has it, for the log.
    record Spooled() implements Appended {}

    /// The log does not have it.
    ///
    /// @param why a sentence
    record NotLogged(String why) implements Appended {}

    /// The log may have it or not.
    ///
    /// @param why a sentence
    record Unknown(String why) implements Appended {}
}
