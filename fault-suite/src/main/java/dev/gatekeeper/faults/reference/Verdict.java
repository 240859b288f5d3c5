package dev.gatekeeper.faults.reference;

/// What should become of a change set.
public sealed interface Verdict {

    record Applied(Counts counts) implements Verdict {}

    /// @param code the reason that its rejection should bear
    record Rejected(String code) implements Verdict {}
}
