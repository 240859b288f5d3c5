package dev.gatekeeper.stack;

/// Why a command can't do what it was asked to do. The message is one sentence for the person who asked, and says what
/// to do about it where that is known.
final class StackException extends Exception {

    private static final long serialVersionUID = 1L;

    StackException(String sentence) {
        super(sentence);
    }

    StackException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
