package dev.gatekeeper.changeset;

/// One rule that a payload breaks.
///
/// @param code a [ViolationCode]'s text; text here, since envelopes of a newer version may bear codes unknown to this
/// one
/// @param pointer where: a JSON Pointer (RFC 6901), empty for the document as a whole
/// @param message what is wrong, and how to mend it: whole sentences
public record Violation(String code, String pointer, String message) {

    public Violation(ViolationCode code, String pointer, String message) {
        this(code.text(), pointer, message);
    }
}
