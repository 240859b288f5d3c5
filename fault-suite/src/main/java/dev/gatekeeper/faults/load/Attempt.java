package dev.gatekeeper.faults.load;

/// What came of sending a post once.
sealed interface Attempt {

    /// An answer that settles the matter.
    record Definite(int status, Answer answer) implements Attempt {}

    /// Something after which the same is sent again.
    ///
    /// @param what a status, or why there is none
    record Again(String what) implements Attempt {}
}
