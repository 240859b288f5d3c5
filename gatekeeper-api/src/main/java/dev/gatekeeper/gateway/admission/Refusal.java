package dev.gatekeeper.gateway.admission;

/// Which of the rules a refused payload breaks.
public enum Refusal {
    /// The request contradicts itself, or names what can't be a name.
    UNCLEAR_REQUEST,
    /// It can't be decompressed.
    CORRUPT,
    NOT_JSON,
    /// JSON, but no change set.
    NO_CHANGE_SET,
    /// A change set that its tables can't take.
    BREAKS_CONTRACT,
    TOO_LARGE
}
