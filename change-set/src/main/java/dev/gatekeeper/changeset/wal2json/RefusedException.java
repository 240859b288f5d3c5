package dev.gatekeeper.changeset.wal2json;

import dev.gatekeeper.changeset.Violation;

/// The document can't be read any further. Control flow inside this package, so without a stack trace.
final class RefusedException extends Exception {

    private final Violation violation;

    RefusedException(Violation violation) {
        super(violation.message(), null, false, false);
        this.violation = violation;
    }

    Violation violation() {
        return violation;
    }
}
