package dev.gatekeeper.changeset.rejection;

/// Where a payload was refused.
public enum Stage {
    /// At the door, before the log.
    GATEWAY("gateway"),
    /// Past the log, by the consumer or PostgreSQL.
    SINK("sink");

    private final String text;

    Stage(String text) {
        this.text = text;
    }

    /// The stage as it stands in envelopes and tables.
    public String text() {
        return text;
    }
}
