package dev.gatekeeper.access.credential;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/// The form of API keys: `gk_` and 256 random bits, by which they are told apart from tokens, and found by scanners
/// of secrets.
public final class ApiKey {

    static final String PREFIX = "gk_";

    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private ApiKey() {}

    /// A key that nobody has. Thread-safe.
    public static String make() {
        var bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /// Whether the text may be one. What is shorter could be guessed, so it is none, whatever hash is listed.
    static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }
}
