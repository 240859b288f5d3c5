package dev.gatekeeper.access.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// The SHA-256 of an API key, which is all that is kept of it. A key has 256 random bits, so that its hash can be
/// neither guessed nor looked up, and needs no salt and no work factor. Two are compared in constant time; what a
/// hash table's look-up may tell by its time is about the hash of a guess, from which no better guess follows.
/// Immutable.
public final class KeyHash {

    private static final String PREFIX = "sha256:";
    private static final int LENGTH = 32;

    private final byte[] hash;

    private KeyHash(byte[] hash) {
        this.hash = hash;
    }

    public static KeyHash of(String key) {
        try {
            return new KeyHash(MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /// @throws IllegalArgumentException with a sentence, where the text is no hash
    public static KeyHash parse(String text) {
        try {
            if (text.startsWith(PREFIX)) {
                var hash = HexFormat.of().parseHex(text, PREFIX.length(), text.length());
                if (hash.length == LENGTH) {
                    return new KeyHash(hash);
                }
            }
        } catch (IllegalArgumentException notHexadecimal) {
            // Said below.
        }
        throw new IllegalArgumentException(
                "A key is listed by its hash, sha256: and 64 hexadecimal digits, as './gatekeeper key' prints it.");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeyHash that && MessageDigest.isEqual(hash, that.hash);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hash);
    }

    @Override
    public String toString() {
        return PREFIX + HexFormat.of().formatHex(hash);
    }
}
