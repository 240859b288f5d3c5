package dev.gatekeeper.faults.reference;

/// A change set can't be applied as the tables are. The message is the code that its rejection should bear.
final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    RefusedException(String code) {
        super(code, null, false, false);
    }

    String code() {
        return String.valueOf(getMessage());
    }
}
