package dev.gatekeeper.changeset;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.util.regex.Pattern;

/// What makes a request repeatable: the same key on the same stream names the same change set. 1 to 255 printable
/// ASCII characters, with no blank at either end.
public record IdempotencyKey(String text) {

    private static final Pattern ALLOWED = Pattern.compile("[!-~](?:[ -~]{0,253}[!-~])?");
    private static final NoArgGenerator VERSION_7 = Generators.timeBasedEpochGenerator();

    /// @throws IllegalArgumentException with a sentence for the caller, where the key is not of that form
    public IdempotencyKey {
        if (!ALLOWED.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "An idempotency key has 1 to 255 printable ASCII characters, with no blank at either end.");
        }
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
