package dev.gatekeeper.gateway.access;

import static dev.gatekeeper.gateway.access.AccessFileOnDisk.keys;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.access.credential.ApiKey;
import dev.gatekeeper.gateway.GatewaySettings;
import dev.gatekeeper.gateway.intake.RawConnection;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// A gateway that the pages of one origin may call, as docs/SECURITY.md configures it.
@MicronautTest(environments = "gateway")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorsIT implements TestPropertyProvider {

    private final AccessFileOnDisk file = new AccessFileOnDisk("a: {" + keys(ApiKey.make()) + "}");

    @Inject
    EmbeddedServer server;

    @Override
    public Map<String, String> getProperties() {
        return GatewaySettings.onSharedTopics()
                .guardedBy(file.path())
                .with("micronaut.server.cors.enabled", "true")
                .with("micronaut.server.cors.configurations.ui.allowed-origins[0]", "https://ui.example")
                .with("micronaut.server.cors.configurations.ui.allowed-methods[0]", "GET")
                .with("micronaut.server.cors.configurations.ui.allowed-methods[1]", "POST")
                .with("micronaut.server.cors.configurations.ui.exposed-headers[0]", "Idempotency-Key")
                .asMap();
    }

    @Test
    void thePagesOfTheOriginMayAskBeforehandWithoutACredential() throws IOException {
        assertThat(preflight("https://ui.example"))
                .startsWith("HTTP/1.1 200")
                .containsIgnoringCase("access-control-allow-origin: https://ui.example");
    }

    @Test
    void thoseOfAnotherOriginMayNot() throws IOException {
        assertThat(preflight("https://other.example"))
                .startsWith("HTTP/1.1 405")
                .doesNotContainIgnoringCase("access-control-allow-origin");
    }

    private String preflight(String origin) throws IOException {
        try (var connection = new RawConnection(server.getURI())) {
            connection.send(
                    "OPTIONS /change-sets HTTP/1.1\nHost: g\nOrigin: " + origin
                            + "\nAccess-Control-Request-Method: POST\nAccess-Control-Request-Headers: X-API-Key,Content-Type\n\n");
            return connection.answer();
        }
    }
}
