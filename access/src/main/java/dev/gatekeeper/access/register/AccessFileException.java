package dev.gatekeeper.access.register;

/// The access file can't be read, or says what makes no sense. The message says where, and quotes no key.
public final class AccessFileException extends RuntimeException {

    AccessFileException(String message) {
        super(message);
    }

    AccessFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
