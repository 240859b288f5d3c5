package dev.gatekeeper.gateway.intake;

/// Which of the rules a refused payload breaks.
enum Refusal {
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
