package dev.gatekeeper.changeset.contract;

import org.jspecify.annotations.Nullable;

/// A record that is no contract, or one of a newer version that this one can't read.
public final class UnreadableContractException extends Exception {

    UnreadableContractException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
