package dev.gatekeeper.changeset;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;

/// What makes a request repeatable: the same key on the same stream names the same change set. 1 to 255 printable
/// ASCII characters, with no blank at either end.
public record IdempotencyKey(String text) {

    private static final int LONGEST = 255;
    private static final NoArgGenerator VERSION_7 = Generators.timeBasedEpochGenerator();

    /// @throws IllegalArgumentException with a sentence for the caller, where the key is not of that form
    public IdempotencyKey {
        if (!isAllowed(text)) {
            throw new IllegalArgumentException(
                    "An idempotency key has 1 to 255 printable ASCII characters, with no blank at either end.");
        }
    }

    /// Every request bears one, and a pattern takes several times as long.
    private static boolean isAllowed(String text) {
        for (var at = 0; at < text.length(); at++) {
            var character = text.charAt(at);
            if (character < ' ' || character > '~') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= LONGEST && !text.startsWith(" ") && !text.endsWith(" ");
    }

    /// A key that no one else has: a UUIDv7. Thread-safe.
    public static IdempotencyKey mint() {
        return new IdempotencyKey(VERSION_7.generate().toString());
    }

    @Override
    public String toString() {
        return text;
    }
}
