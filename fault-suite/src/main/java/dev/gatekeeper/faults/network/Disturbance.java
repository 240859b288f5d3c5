package dev.gatekeeper.faults.network;

/// What is the matter with a network.
public enum Disturbance {

    /// Connections are reset, and new ones too.
    RESET("connections are reset", Passage.FREE, Passage.FREE),

    /// Nothing gets through, and nobody is told: connections stay, and new ones are let in.
    BLACK_HOLE("a black hole", Passage.SWALLOWED, Passage.SWALLOWED),

    /// What clients ask gets through and is done, and no answer comes back.
    MUTE("no answer comes back", Passage.FREE, Passage.SWALLOWED),

    /// Nothing gets through for now, and all of it later, even if its sender has long gone.
    LATE("all comes late", Passage.HELD, Passage.HELD),

    /// All gets through, a few bytes at a time.
    TRICKLE("a trickle", Passage.SLOW, Passage.SLOW);

    private final String words;
    private final Passage requests;
    private final Passage answers;

    Disturbance(String words, Passage requests, Passage answers) {
        this.words = words;
        this.requests = requests;
        this.answers = answers;
    }

    /// How bytes fare that go this way.
    Passage passage(Direction direction) {
        return switch (direction) {
            case TO_SERVER -> requests;
            case TO_CLIENT -> answers;
        };
    }

    @Override
    public String toString() {
        return words;
    }
}
