package dev.gatekeeper.gateway.decode;

import java.io.IOException;

/// What came is not what the encoding makes, or not all of it. The message is a sentence for the sender.
public final class CorruptBodyException extends IOException {

    private static final long serialVersionUID = 1;

    CorruptBodyException(String sentence) {
        super(sentence);
    }

    CorruptBodyException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /// The sentence.
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
