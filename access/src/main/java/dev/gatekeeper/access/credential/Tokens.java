package dev.gatekeeper.access.credential;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.ConfigurableJWTProcessor;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.text.ParseException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Checks JSON Web Tokens: signed with an algorithm that is taken, by a key of the set, for this audience, by this
/// issuer, in time. Thread-safe; may wait for the key set, for 4 seconds at the most.
public final class Tokens {

    private static final Logger LOG = LoggerFactory.getLogger(Tokens.class);

    private static final int PATIENCE = 2_000;
    private static final int LARGEST_KEY_SET = 512 * 1024;
    private static final long BETWEEN_SEARCHES = Duration.ofSeconds(30).toMillis();

    private final ConfigurableJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    /// @throws IllegalArgumentException where the key set's place is no URL
    public Tokens(TokenSettings settings) {
        var refresh = settings.refresh().toMillis();
        try {
            // What was fetched last stays in force where the issuer does not answer.
            var keys = JWKSourceBuilder.<SecurityContext>create(
                            settings.jwks().toURL(), new DefaultResourceRetriever(PATIENCE, PATIENCE, LARGEST_KEY_SET))
                    .cache(refresh, 2L * PATIENCE)
                    .refreshAheadCache(false)
                    .rateLimited(Math.min(BETWEEN_SEARCHES, refresh / 2))
                    .outageTolerantForever()
                    .build();
            var algorithms =
                    settings.algorithms().stream().map(JWSAlgorithm::parse).collect(Collectors.toUnmodifiableSet());
            processor.setJWSKeySelector(new JWSVerificationKeySelector<>(algorithms, keys));
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("gatekeeper.access.jwt.jwks is no URL: " + settings.jwks(), e);
        }
        var claims = new DefaultJWTClaimsVerifier<SecurityContext>(
                settings.audience(),
                new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
                Set.of("sub", "exp"));
        claims.setMaxClockSkew(Math.toIntExact(settings.clockSkew().toSeconds()));
        processor.setJWTClaimsSetVerifier(claims);
    }

    /// The subject of a token that is genuine; empty where it is not, or where that can't be told.
    public Optional<String> subject(String token) {
        try {
            return Optional.ofNullable(processor.process(token, null).getSubject());
        } catch (ParseException | BadJOSEException | JOSEException e) {
            LOG.debug("A token is not taken: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
