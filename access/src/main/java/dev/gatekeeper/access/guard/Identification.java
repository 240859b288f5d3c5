package dev.gatekeeper.access.guard;

import dev.gatekeeper.access.credential.Credential;
import dev.gatekeeper.access.credential.Tokens;
import dev.gatekeeper.access.register.WatchedRegister;
import jakarta.inject.Singleton;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/// Tells who bears a credential. One that is not to be believed is never taken for none. Thread-safe.
@Guarded
@Singleton
final class Identification {

    private final WatchedRegister register;
    private final Optional<Tokens> tokens;

    Identification(WatchedRegister register, Optional<Tokens> tokens) {
        this.register = register;
        this.tokens = tokens;
    }

    Identity identify(Credential credential) {
        var known = register.now();
        return switch (credential) {
            case Credential.Key(var hash) ->
                known.withKey(hash)
                        .<Identity>map(Identity.Known::new)
                        .orElseGet(() -> new Identity.False("The key is not known; it may have been replaced."));
            case Credential.Token(var text) -> token(text);
            case Credential.Certificate(var subject) ->
                known.withCertificate(subject)
                        .<Identity>map(Identity.Known::new)
                        .orElseGet(() -> new Identity.Stranger(name(subject)));
            case Credential.None() ->
                known.anonymous().<Identity>map(Identity.Known::new).orElseGet(Identity.Unknown::new);
            case Credential.Malformed(var flaw) -> new Identity.False(flaw);
        };
    }

    private Identity token(String text) {
        return tokens.flatMap(each -> each.subject(text))
                .map(this::withSubject)
                .orElseGet(() -> new Identity.False(
                        "The token is not taken: it is expired, or of another issuer, audience, algorithm or key."));
    }

    private Identity withSubject(String subject) {
        return register.now()
                .withSubject(subject)
                .<Identity>map(Identity.Known::new)
                .orElseGet(() -> new Identity.Stranger(subject));
    }

    private static String name(X500Principal subject) {
        return subject.getName(X500Principal.RFC2253);
    }
}
