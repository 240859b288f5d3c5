package dev.gatekeeper.consumer.wake;

import jakarta.inject.Singleton;
import java.util.UUID;

/// What the consumers of one database agree upon: the channel on which one tells the others that it has decided
/// something, and the advisory lock that everyone holds, shared, who listens. A notice says who sent it, and nothing of
/// what was decided.
@Singleton
final class Channel {

    static final String NAME = "cdc_decided";

    /// The letters of "gate" and "wait".
    static final int LOCK_SPACE = 0x67617465;

    static final int LOCK = 0x77616974;

    private final String self = UUID.randomUUID().toString();

    /// Names this process in what it sends.
    String self() {
        return self;
    }
}
