package dev.gatekeeper.consumer.rejection;

import java.util.Arrays;
import java.util.Optional;

/// How far a rejection is dealt with.
public enum State {
    /// Nothing was done about it.
    OPEN("open"),
    /// It was sent again; what comes of that is not known, or it was rejected again, as a rejection of its own.
    REPLAYED("replayed"),
    /// What was sent again is applied, or somebody says that nothing is left to do.
    RESOLVED("resolved"),
    /// Somebody says that it is not to be sent again.
    DISCARDED("discarded");

    private final String text;

    State(String text) {
        this.text = text;
    }

    /// The state as it stands in tables and answers.
    public String text() {
        return text;
    }

    public static Optional<State> named(String text) {
        return Arrays.stream(values()).filter(state -> state.text.equals(text)).findAny();
    }
}
