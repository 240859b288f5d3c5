package dev.gatekeeper.changeset.rejection;

import org.jspecify.annotations.Nullable;

/// A record of the audit topic that is no rejection: written by something else, or damaged.
public final class UnreadableRejectionException extends Exception {

    UnreadableRejectionException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
