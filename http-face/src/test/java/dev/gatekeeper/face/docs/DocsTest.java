package dev.gatekeeper.face.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DocsTest {

    private static final Pattern NAMED = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

    private static EmbeddedServer server;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        server = ApplicationContext.run(
                EmbeddedServer.class,
                Map.of(
                        "gatekeeper.docs.description",
                        "dev/gatekeeper/face/docs/described.yml",
                        "micronaut.otel.enabled",
                        "false",
                        "micronaut.server.port",
                        "-1"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void allThatThePageNamesIsServedFromHere() throws Exception {
        var page = get("/docs").body();

        var named = NAMED.matcher(page).results().map(found -> found.group(1)).toList();
        assertThat(named).hasSizeGreaterThan(4);
        for (var address : named) {
            var file = get("/" + address);
            assertThat(file.statusCode()).as(address).isEqualTo(200);
            assertThat(file.body()).as(address).isNotEmpty();
        }
    }

    @Test
    void thePagesPolicyForbidsAddressesOutside() throws Exception {
        var page = get("/docs");

        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; script-src 'self';")
                .contains("connect-src 'self'")
                .doesNotContain("http", "*", "unsafe-eval");
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
    }

    @Test
    void theDescriptionIsServedAsItWasWritten() throws Exception {
        var description = get("/openapi.yml");

        assertThat(description.headers().firstValue("Content-Type")).hasValue("application/yaml");
        assertThat(description.body()).startsWith("openapi: 3.0.1");
    }

    @Test
    void nothingElseOnTheClassPathIsServed() throws Exception {
        assertThat(get("/docs/swagger-ui.js").statusCode()).isEqualTo(404);
        assertThat(get("/docs/..%2Fdocs.html").statusCode()).isEqualTo(404);
        assertThat(get("/docs/docs.html").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(server.getURI().resolve(path)).build(), BodyHandlers.ofString());
    }
}
