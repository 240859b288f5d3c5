package dev.gatekeeper.consumer.replay;

/// What keeps a rejection from being sent again, whatever the payload says.
public enum Obstacle {
    /// It was sent again already, or is resolved or discarded.
    NOT_OPEN("not-open"),
    /// Another payload was sent for it, and what came of that is not known.
    REPLAY_UNDER_WAY("replay-under-way"),
    /// Only the beginning of its payload is kept.
    EXCERPT_ONLY("excerpt-only"),
    /// Nobody says to which stream it is to go.
    STREAM_NEEDED("stream-needed"),
    /// It goes to another stream than the one that is named.
    OTHER_STREAM("other-stream");

    private final String code;

    Obstacle(String code) {
        this.code = code;
    }

    /// A stable word for programs.
    public String code() {
        return code;
    }
}
