package dev.gatekeeper.access.credential;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// Which JSON Web Tokens are taken. All of issuer, audience and key set have to be said.
///
/// @param jwks where the key set is: `https:` or `file:`, or `http:` on this machine
/// @param algorithms those that are taken, whatever a token's header says; asymmetric ones only
/// @param clockSkew by how much the issuer's clock may be off
/// @param refresh how old the key set may be; a key that it does not have is looked for sooner, every 30 seconds at
/// most
@ConfigurationProperties("gatekeeper.access.jwt")
@Requires(property = "gatekeeper.access.jwt.jwks")
public record TokenSettings(
        URI jwks,
        String issuer,
        String audience,
        @Bindable(defaultValue = "RS256,ES256") List<String> algorithms,
        @Bindable(defaultValue = "30s") Duration clockSkew,
        @Bindable(defaultValue = "5m") Duration refresh) {

    /// @throws IllegalArgumentException where an algorithm has no public keys, or none is named, or the key set
    ///     could be exchanged on its way
    public TokenSettings {
        algorithms = List.copyOf(algorithms);
        if (!isSafe(jwks)) {
            throw new IllegalArgumentException(
                    "gatekeeper.access.jwt.jwks is an address with https: or file:; http: leads no further than this machine.");
        }
        if (algorithms.isEmpty() || !algorithms.stream().allMatch(name -> name.matches("(RS|PS|ES)(256|384|512)"))) {
            throw new IllegalArgumentException(
                    "gatekeeper.access.jwt.algorithms takes RS256, PS256, ES256 and those with 384 and 512.");
        }
        if (issuer.isBlank() || audience.isBlank()) {
            throw new IllegalArgumentException("gatekeeper.access.jwt needs an issuer and an audience.");
        }
    }

    private static boolean isSafe(URI jwks) {
        return switch (String.valueOf(jwks.getScheme())) {
            case "https", "file" -> true;
            case "http" -> Set.of("localhost", "127.0.0.1", "[::1]").contains(String.valueOf(jwks.getHost()));
            default -> false;
        };
    }
}
