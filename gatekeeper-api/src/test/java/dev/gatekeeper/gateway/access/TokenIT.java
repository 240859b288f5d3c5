package dev.gatekeeper.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dev.gatekeeper.gateway.Client;
import dev.gatekeeper.gateway.GatewaySettings;
import dev.gatekeeper.gateway.Topic;
import dev.gatekeeper.infra.Infra;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// A gateway that takes the tokens of an issuer, whose key set it fetches.
@MicronautTest(environments = "gateway")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokenIT implements TestPropertyProvider {

    private static final RSAKey KEY = key("one");

    private final HttpServer issuer = startIssuer();
    private final AccessFileOnDisk file =
            new AccessFileOnDisk("writer: {subjects: ['svc-orders'], write: {streams: [orders-*], tables: ['*.*']}}");

    @Inject
    EmbeddedServer server;

    private Client gateway;

    @Override
    public Map<String, String> getProperties() {
        return GatewaySettings.onTopicsOf("tokens")
                .guardedBy(file.path())
                .with(
                        "gatekeeper.access.jwt.jwks",
                        "http://localhost:" + issuer.getAddress().getPort() + "/keys")
                .with("gatekeeper.access.jwt.issuer", "https://issuer.example")
                .with("gatekeeper.access.jwt.audience", "gatekeeper")
                .asMap();
    }

    @BeforeEach
    void client() {
        gateway = new Client(server.getURI());
    }

    @AfterAll
    void stopIssuer() {
        issuer.stop(0);
    }

    @Test
    void aGenuineTokenIsItsSubjectsPrincipal() throws JOSEException {
        var reply = submit(token(JWSAlgorithm.RS256, KEY, "svc-orders", 60));

        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        var record =
                new Topic(Infra.kafka().bootstrapServers(), "tokens.change-sets").withHeader("id", reply.text("id"));
        assertThat(Topic.header(record, "principal")).hasValue("writer");
    }

    @Test
    void aTokenThatIsExpiredOrOfAnotherAlgorithmOrAnUnknownKeyIs401() throws JOSEException {
        assertThat(submit(token(JWSAlgorithm.RS256, KEY, "svc-orders", -60)).status())
                .isEqualTo(401);
        assertThat(submit(token(JWSAlgorithm.PS256, KEY, "svc-orders", 60)).status())
                .isEqualTo(401);
        assertThat(submit(token(JWSAlgorithm.RS256, key("two"), "svc-orders", 60))
                        .status())
                .isEqualTo(401);
        assertThat(submit(token(JWSAlgorithm.RS256, key("one"), "svc-orders", 60))
                        .status())
                .isEqualTo(401);
        assertThat(submit("nonsense").header("WWW-Authenticate")).contains("invalid_token");
    }

    @Test
    void aGenuineTokenOfNobodyThatIsKnownIs403() throws JOSEException {
        var reply = submit(token(JWSAlgorithm.RS256, KEY, "somebody", 60));

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.text("detail")).isEqualTo("somebody has no grant to write.");
    }

    private Client.Reply submit(String token) {
        return gateway.submit("{\"change\":[]}", "X-Stream", "orders-1", "Authorization", "Bearer " + token);
    }

    private static String token(JWSAlgorithm algorithm, RSAKey key, String subject, int seconds) throws JOSEException {
        var claims = new JWTClaimsSet.Builder()
                .subject(subject)
                .issuer("https://issuer.example")
                .audience("gatekeeper")
                .expirationTime(Date.from(Instant.now().plusSeconds(seconds)))
                .build();
        var token = new SignedJWT(
                new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpServer startIssuer() {
        try {
            var issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var keys = new JWKSet(KEY).toPublicJWKSet().toString().getBytes(StandardCharsets.UTF_8);
            issuer.createContext("/keys", exchange -> {
                try (exchange) {
                    exchange.getResponseHeaders().add("Content-Type", "application/jwk-set+json");
                    exchange.sendResponseHeaders(200, keys.length);
                    exchange.getResponseBody().write(keys);
                }
            });
            issuer.start();
            return issuer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
