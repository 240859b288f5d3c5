package dev.gatekeeper.changeset.rejection;

/// A record of the audit topic that is no rejection: written by something else, or damaged.
public final class UnreadableRejectionException extends Exception {

    UnreadableRejectionException(String message, Throwable cause) {
        super(message, cause);
    }
}
