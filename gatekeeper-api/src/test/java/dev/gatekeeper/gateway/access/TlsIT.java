package dev.gatekeeper.gateway.access;

import static dev.gatekeeper.gateway.access.AccessFileOnDisk.keys;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatekeeper.access.credential.ApiKey;
import dev.gatekeeper.gateway.GatewaySettings;
import dev.gatekeeper.gateway.Topic;
import dev.gatekeeper.infra.Infra;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// A gateway with TLS, to which clients may show a certificate.
@MicronautTest(environments = "gateway")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsIT implements TestPropertyProvider {

    private static final String NOTHING = "{\"change\":[]}";

    private final Certificates certificates = new Certificates();
    private final Path gatewayKey = certificates.key("gateway", "CN=localhost");
    private final Path writer = certificates.key("writer", "CN=writer, O=Example");
    private final Path nobody = certificates.key("nobody", "CN=nobody, O=Example");
    private final Path foreign = certificates.key("foreign", "CN=writer, O=Example");
    private final Path clients = certificates.trusting("clients", "writer", "nobody");
    private final Path gateways = certificates.trusting("gateways", "gateway");
    private final String key = ApiKey.make();
    private final AccessFileOnDisk file = new AccessFileOnDisk(
            "by-certificate: {certificates: ['CN=writer,O=Example'], write: {streams: ['*'], tables: ['*.*']}}",
            "by-key: {" + keys(key) + ", write: {streams: ['*'], tables: ['*.*']}}");

    @Inject
    EmbeddedServer server;

    @Override
    public Map<String, String> getProperties() {
        return GatewaySettings.onTopicsOf("tls")
                .guardedBy(file.path())
                .with("micronaut.server.ssl.enabled", "true")
                .with("micronaut.server.ssl.port", "-1")
                .with("micronaut.server.ssl.client-authentication", "want")
                .with("micronaut.server.ssl.key-store.path", "file:" + gatewayKey)
                .with("micronaut.server.ssl.key-store.password", Certificates.PASSWORD)
                .with("micronaut.server.ssl.key-store.type", "PKCS12")
                .with("micronaut.server.ssl.trust-store.path", "file:" + clients)
                .with("micronaut.server.ssl.trust-store.password", Certificates.PASSWORD)
                .with("micronaut.server.ssl.trust-store.type", "PKCS12")
                .asMap();
    }

    @Test
    void aKeyLetsInOverTls() throws Exception {
        var reply = submit(Certificates.client(gateways), key);

        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(201);
        assertThat(principalOf(reply)).isEqualTo("by-key");
        assertThat(reply.sslSession())
                .hasValueSatisfying(session -> assertThat(session.getProtocol()).isEqualTo("TLSv1.3"));
    }

    @Test
    void whoShowsNeitherKeyNorCertificateIs401() throws Exception {
        assertThat(submit(Certificates.client(gateways), "").statusCode()).isEqualTo(401);
    }

    @Test
    void aCertificatesSubjectIsAPrincipal() throws Exception {
        var reply = submit(Certificates.client(gateways, writer), "");

        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(201);
        assertThat(principalOf(reply)).isEqualTo("by-certificate");
    }

    @Test
    void aKeyGoesBeforeACertificate() throws Exception {
        assertThat(principalOf(submit(Certificates.client(gateways, writer), key)))
                .isEqualTo("by-key");
    }

    @Test
    void aCertificateThatIsTrustedAndOfNobodyIs403() throws Exception {
        var reply = submit(Certificates.client(gateways, nobody), "");

        assertThat(reply.statusCode()).isEqualTo(403);
        assertThat(reply.body()).contains("CN=nobody,O=Example has no grant to write.");
    }

    @Test
    void aCertificateOfTheSameNameThatIsNotTrustedIsNotLetIn() {
        assertThatThrownBy(() -> submit(Certificates.client(gateways, foreign), ""))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aClientThatDoesNotTrustTheGatewaySendsItNothing() {
        assertThatThrownBy(() -> submit(Certificates.client(clients), key)).isInstanceOf(SSLHandshakeException.class);
    }

    private HttpResponse<String> submit(SSLContext context, String bearer) throws IOException, InterruptedException {
        try (var client = HttpClient.newBuilder().sslContext(context).build()) {
            var request = HttpRequest.newBuilder(server.getURI().resolve("/change-sets"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(NOTHING));
            if (!bearer.isEmpty()) {
                request.header("Authorization", "Bearer " + bearer);
            }
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }

    private static String principalOf(HttpResponse<String> reply) {
        var id = reply.body().replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
        var record = new Topic(Infra.kafka().bootstrapServers(), "tls.change-sets").withHeader("id", id);
        return Topic.header(record, "principal").orElse("");
    }
}
