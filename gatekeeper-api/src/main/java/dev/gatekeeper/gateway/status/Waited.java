package dev.gatekeeper.gateway.status;

/// What came of waiting.
public sealed interface Waited {

    record Decided(Fate fate) implements Waited {}

    /// It was not decided within the time.
    record TimeUp() implements Waited {}

    /// There was no waiting, or an end to it before its time: the consumer can't be asked, too many wait, the gateway
    /// stops, or the sender has gone.
    record NotWaited() implements Waited {}
}
