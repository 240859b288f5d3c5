package dev.gatekeeper.changeset;

/// One rule that a payload breaks.
///
/// @param code a [ViolationCode]'s text; text here, since envelopes of a newer version may bear codes unknown to
///     this one
/// @param pointer where: a JSON Pointer (RFC 6901), empty for the document as a whole; one that keys of the sender's
///     make longer than [#LONGEST_POINTER] is cut back to the nearest enclosing value
/// @param message what is wrong, and how to mend it: whole sentences
public record Violation(String code, String pointer, String message) {

    /// In characters. The places of a change set need no more than 60; a key that the sender made up can have millions.
    static final int LONGEST_POINTER = 256;

    public Violation {
        if (pointer.length() > LONGEST_POINTER) {
            pointer = pointer.substring(0, pointer.lastIndexOf('/', LONGEST_POINTER));
        }
    }

    public Violation(ViolationCode code, String pointer, String message) {
        this(code.text(), pointer, message);
    }

    /// That a change set has more changes than it may.
    public static Violation tooManyChanges(Format format, int changes, int most) {
        var pointer = switch (format) {
            case WAL2JSON_1 -> "/change/" + most;
            case WAL2JSON_2 -> "";
        };
        return new Violation(
                ViolationCode.TOO_MANY_CHANGES,
                pointer,
                "There are " + changes + " changes, and a change set may have " + most
                        + "; send smaller transactions.");
    }
}
