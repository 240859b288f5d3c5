package dev.gatekeeper.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Errors that the server itself answers, and the status of what is not known.
@MicronautTest(environments = "gateway")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProblemsIT implements TestPropertyProvider {

    @Inject
    EmbeddedServer server;

    private Client gateway;

    @Override
    public Map<String, String> getProperties() {
        return GatewaySettings.onSharedTopics().asMap();
    }

    @BeforeEach
    void client() {
        gateway = new Client(server.getURI());
    }

    @Test
    void anUnknownPathIsAProblem() {
        assertProblem(gateway.get("/nothing/here"), 404, "not-found");
    }

    @Test
    void anotherMethodIsAProblemThatNamesTheRightOnes() {
        var reply = gateway.send(gateway.request("/change-sets")
                .method("PUT", BodyPublishers.ofString("{}"))
                .build());

        assertProblem(reply, 405, "method-not-allowed");
        assertThat(reply.header("Allow")).contains("POST");
    }

    @Test
    void anotherMethodOnAPathWithAnIdIsAProblem() {
        var reply = gateway.send(gateway.request("/change-sets/x").DELETE().build());

        assertProblem(reply, 405, "method-not-allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "1-1-1-1-1", "6f1c2a52-5f0e-5b8e-9d0c-6b3e9a4f7d2", "%22%00"})
    void anIdThatIsNoneIsAProblem(String id) {
        assertProblem(gateway.get("/change-sets/" + id), 400, "malformed-request");
    }

    @Test
    void aWaitThatIsNoneIsAProblem() {
        assertProblem(
                gateway.get("/change-sets/6f1c2a52-5f0e-5b8e-9d0c-6b3e9a4f7d21?wait=soon"), 400, "malformed-request");
    }

    private static void assertProblem(Client.Reply reply, int status, String type) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.text("type")).isEqualTo("urn:gatekeeper:problem:" + type);
        assertThat(reply.text("detail")).isNotEmpty();
    }
}
