package dev.gatekeeper.gateway.spool;

/// A spool can't be used. The message is a sentence for the operator.
public final class SpoolException extends RuntimeException {

    SpoolException(String message) {
        super(message);
    }

    SpoolException(String message, Throwable cause) {
        super(message, cause);
    }
}
