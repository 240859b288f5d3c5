package dev.gatekeeper.access.credential;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.security.cert.X509Certificate;
import javax.security.auth.x500.X500Principal;

/// What a request says of who sent it; not yet checked.
public sealed interface Credential {

    String KEY_HEADER = "X-API-Key";

    /// Longer ones are not looked at.
    int LONGEST = 8 * 1024;

    record Key(KeyHash hash) implements Credential {}

    /// A JSON Web Token.
    record Token(String text) implements Credential {}

    /// A client certificate that the server's trust store vouches for.
    record Certificate(X500Principal subject) implements Credential {}

    record None() implements Credential {}

    /// @param flaw what is wrong with it: a sentence
    record Malformed(String flaw) implements Credential {}

    /// Reads what the request bears: `Authorization: Bearer` with a key or a token, or `X-API-Key`; the client's
    /// certificate where there is neither.
    static Credential of(HttpRequest<?> request) {
        var authorizations = request.getHeaders().getAll(HttpHeaders.AUTHORIZATION);
        var keys = request.getHeaders().getAll(KEY_HEADER);
        return switch (authorizations.size() + keys.size()) {
            case 0 -> certificate(request);
            case 1 -> keys.isEmpty() ? bearer(authorizations.getFirst()) : key(keys.getFirst());
            default -> new Malformed("Send one credential, once: Authorization or " + KEY_HEADER + ".");
        };
    }

    private static Credential certificate(HttpRequest<?> request) {
        return request.getCertificate()
                .filter(X509Certificate.class::isInstance)
                .map(X509Certificate.class::cast)
                .<Credential>map(certificate -> new Certificate(certificate.getSubjectX500Principal()))
                .orElseGet(None::new);
    }

    private static Credential bearer(String authorization) {
        if (!authorization.regionMatches(true, 0, "Bearer ", 0, 7) || authorization.length() > LONGEST) {
            return new Malformed("Send a key or a token as Authorization: Bearer.");
        }
        var text = authorization.substring(7).strip();
        return text.startsWith(ApiKey.PREFIX) ? key(text) : new Token(text);
    }

    private static Credential key(String text) {
        return ApiKey.isOne(text)
                ? new Key(KeyHash.of(text))
                : new Malformed("That is no key: one is gk_ and 43 more characters.");
    }
}
