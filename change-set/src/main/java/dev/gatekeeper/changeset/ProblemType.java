package dev.gatekeeper.changeset;

/// The `type` of a problem document (RFC 9457).
public final class ProblemType {

    private ProblemType() {}

    /// A URN that is stable for each kind of problem, so that programs may switch on it.
    ///
    /// @param code a word in lower case, or several joined by hyphens
    public static String of(String code) {
        return "urn:gatekeeper:problem:" + code;
    }
}
