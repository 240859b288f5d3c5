package dev.gatekeeper.access.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {

    private static final String ISSUER = "https://issuer.example";
    private static final RSAKey KEY = key("one");
    private static final RSAKey OTHER = key("two");

    @TempDir
    Path folder;

    private Path keySet;
    private Tokens tokens;

    @BeforeEach
    void oneKeyIsKnown() throws IOException {
        keySet = folder.resolve("jwks.json");
        publish(KEY);
        tokens = tokens(Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://issuer.example/keys",
                "http://localhost.example/keys",
                "ftp://issuer.example/keys",
                "keys"
            })
    void aKeySetThatCouldBeExchangedOnItsWayIsNotTaken(String jwks) {
        assertThatThrownBy(() -> new TokenSettings(
                        URI.create(jwks), "i", "a", List.of("RS256"), Duration.ZERO, Duration.ofMinutes(5)))
                .hasMessageContaining("jwks");
    }

    @Test
    void aGenuineTokenHasItsSubject() throws JOSEException {
        assertThat(tokens.subject(signed(JWSAlgorithm.RS256, KEY, claims().build())))
                .hasValue("orders");
    }

    @Test
    void anExpiredTokenIsNotTakenAndTheClocksMayDifferALittle() throws JOSEException {
        assertThat(tokens.subject(expiring(-31))).isEmpty();
        assertThat(tokens.subject(expiring(-20))).isPresent();
    }

    @Test
    void aTokenThatLastsForEverIsNotTaken() throws JOSEException {
        var claims = new JWTClaimsSet.Builder()
                .subject("orders")
                .issuer(ISSUER)
                .audience("gatekeeper")
                .build();

        assertThat(tokens.subject(signed(JWSAlgorithm.RS256, KEY, claims))).isEmpty();
    }

    @Test
    void aTokenThatIsNotInForceYetIsNotTaken() throws JOSEException {
        var claims =
                claims().notBeforeTime(Date.from(Instant.now().plusSeconds(60))).build();

        assertThat(tokens.subject(signed(JWSAlgorithm.RS256, KEY, claims))).isEmpty();
    }

    @Test
    void aTokenForOthersOrByOthersIsNotTaken() throws JOSEException {
        assertThat(tokens.subject(signed(
                        JWSAlgorithm.RS256, KEY, claims().audience("others").build())))
                .isEmpty();
        assertThat(tokens.subject(signed(
                        JWSAlgorithm.RS256, KEY, claims().issuer("https://x").build())))
                .isEmpty();
    }

    @Test
    void anAlgorithmThatIsNotListedIsNotTakenWhateverTheKey() throws JOSEException {
        assertThat(tokens.subject(signed(JWSAlgorithm.RS512, KEY, claims().build())))
                .isEmpty();
    }

    @Test
    void aPublicKeyIsNoSecret() throws JOSEException {
        var secret = KEY.toRSAPublicKey().getEncoded();

        assertThat(tokens.subject(signed(JWSAlgorithm.HS256, new MACSigner(secret), claims().build(), "one")))
                .isEmpty();
    }

    @Test
    void aTokenWithoutASignatureIsNotTaken() {
        assertThat(tokens.subject(new PlainJWT(claims().build()).serialize())).isEmpty();
        assertThat(tokens.subject("e30.e30.")).isEmpty();
        assertThat(tokens.subject("")).isEmpty();
        assertThat(tokens.subject("a.b.c.d.e")).isEmpty();
    }

    @Test
    void aKeyThatIsNotInTheSetIsUnknownUntilItIs() throws Exception {
        tokens = tokens(Duration.ofMillis(200));
        var token = signed(JWSAlgorithm.RS256, OTHER, claims().build());
        assertThat(tokens.subject(token)).isEmpty();

        publish(KEY, OTHER);
        Thread.sleep(300);

        assertThat(tokens.subject(token)).hasValue("orders");
    }

    @Test
    void whereTheKeySetIsAwayTheLastOneHolds() throws Exception {
        tokens = tokens(Duration.ofMillis(200));
        var token = signed(JWSAlgorithm.RS256, KEY, claims().build());
        assertThat(tokens.subject(token)).isPresent();

        Files.delete(keySet);
        Thread.sleep(300);

        assertThat(tokens.subject(token)).isPresent();
    }

    @Test
    void symmetricAlgorithmsCantBeConfigured() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(List.of("HS256"), Duration.ofMinutes(5)))
                .withMessageContaining("RS256");
    }

    private Tokens tokens(Duration refresh) {
        return new Tokens(settings(List.of("RS256"), refresh));
    }

    private TokenSettings settings(List<String> algorithms, Duration refresh) {
        return new TokenSettings(keySet.toUri(), ISSUER, "gatekeeper", algorithms, Duration.ofSeconds(30), refresh);
    }

    private void publish(RSAKey... keys) throws IOException {
        Files.writeString(keySet, new JWKSet(List.of(keys)).toPublicJWKSet().toString());
    }

    private static String expiring(int seconds) throws JOSEException {
        var expiry = Date.from(Instant.now().plusSeconds(seconds));
        return signed(JWSAlgorithm.RS256, KEY, claims().expirationTime(expiry).build());
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .subject("orders")
                .issuer(ISSUER)
                .audience("gatekeeper")
                .expirationTime(Date.from(Instant.now().plusSeconds(60)));
    }

    private static String signed(JWSAlgorithm algorithm, RSAKey key, JWTClaimsSet claims) throws JOSEException {
        return signed(algorithm, new RSASSASigner(key), claims, key.getKeyID());
    }

    private static String signed(JWSAlgorithm algorithm, JWSSigner signer, JWTClaimsSet claims, String keyId)
            throws JOSEException {
        var token = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(keyId).build(), claims);
        token.sign(signer);
        return token.serialize();
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
