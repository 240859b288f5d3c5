package dev.gatekeeper.access.credential;

import java.security.SecureRandom;
import java.util.Base64;

/// The form of API keys: `gk_` and 256 random bits, by which they are told apart from tokens, and found by scanners
/// of secrets.
public final class ApiKey {

    static final String PREFIX = "gk_";

    private static final SecureRandom RANDOM = new SecureRandom();

    private ApiKey() {}

    /// A key that nobody has. Thread-safe.
    public static String make() {
        var bits = new byte[32];
        RANDOM.nextBytes(bits);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }
}
