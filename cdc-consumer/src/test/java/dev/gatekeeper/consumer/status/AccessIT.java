package dev.gatekeeper.consumer.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.access.credential.ApiKey;
import dev.gatekeeper.access.credential.KeyHash;
import dev.gatekeeper.consumer.Sink;
import dev.gatekeeper.infra.Infra;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A consumer whose access is guarded: each of its endpoints has a grant of its own.
@MicronautTest(environments = "consumer", transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessIT implements TestPropertyProvider {

    private static final String NOBODY = "nobody";

    private final Map<String, String> keys = Map.of(
            "read-status", ApiKey.make(),
            "read-payloads", ApiKey.make(),
            "operate", ApiKey.make(),
            "read-metrics", ApiKey.make());
    private final String auditor = ApiKey.make();
    private final String mender = ApiKey.make();
    private final String url = Infra.newDatabase();
    private final HttpClient http = HttpClient.newHttpClient();

    @Inject
    EmbeddedServer server;

    @Override
    public Map<String, String> getProperties() {
        var properties = new HashMap<String, String>();
        Sink.properties(url).forEach((name, value) -> properties.put(name, value.toString()));
        properties.put("gatekeeper.access.enabled", "true");
        properties.put("gatekeeper.access.file", accessFile().toString());
        return properties;
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /change-sets/6f1c2a52-5f0e-5b8e-9d0c-6b3e9a4f7d21, read-status, 404",
        "GET, /partitions, read-status, 200",
        "GET, /rejections/6f1c2a52-5f0e-5b8e-9d0c-6b3e9a4f7d21, read-payloads, 404",
        "GET, /rejections, read-status, 200",
        "GET, /rejections/6f1c2a52-5f0e-5b8e-9d0c-6b3e9a4f7d21/payload, read-payloads, 404",
        "POST, /rejections/6f1c2a52-5f0e-5b8e-9d0c-6b3e9a4f7d21/replay, operate, 404",
        "POST, /rejections/replay?stream=none, operate, 400",
        "POST, /rejections/6f1c2a52-5f0e-5b8e-9d0c-6b3e9a4f7d21/discard, operate, 400",
        "POST, /rejections/6f1c2a52-5f0e-5b8e-9d0c-6b3e9a4f7d21/resolve, operate, 400",
        "POST, /rejections/6f1c2a52-5f0e-5b8e-9d0c-6b3e9a4f7d21/reopen, operate, 400",
        "DELETE, /rejections/6f1c2a52-5f0e-5b8e-9d0c-6b3e9a4f7d21, operate, 404",
        "DELETE, /rejections?stream=none, operate, 200",
        "POST, /partitions/0/reject?offset=0, operate, 409",
        "POST, /contracts/public/t/refresh, read-status, 404",
        "GET, /prometheus, read-metrics, 200",
    })
    void eachEndpointIsOpenToItsGrantAlone(String method, String path, String grant, int status) throws Exception {
        assertThat(send(method, path, NOBODY).statusCode()).isEqualTo(401);
        for (var other : keys.keySet()) {
            assertThat(send(method, path, other).statusCode()).as(other).isEqualTo(other.equals(grant) ? status : 403);
        }
    }

    @Test
    void whoIsRefusedIsToldWhyAsAProblem() throws Exception {
        var forbidden = send("GET", "/rejections/" + UUID.randomUUID(), "read-status");

        assertThat(forbidden.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(forbidden.body())
                .contains("\"type\":\"urn:gatekeeper:problem:forbidden\"")
                .contains("p-read-status has no grant to read-payloads.");
        assertThat(send("GET", "/partitions", NOBODY).body())
                .contains("\"type\":\"urn:gatekeeper:problem:unauthorized\"");
    }

    @Test
    void whatMayQuoteRowsIsListedForThoseAloneWhoMayReadPayloads() throws Exception {
        keep("c3333333-3333-4333-8333-333333333333", "secret detail");

        assertThat(send("GET", "/rejections", "read-status").body())
                .contains("c3333333-3333-4333-8333-333333333333")
                .doesNotContain("secret");
        assertThat(send("GET", "/rejections", "auditor").body()).contains("secret detail");
    }

    @Test
    void aCorrectedPayloadWritesOnlyWhatItsOperatorMayWrite() throws Exception {
        keep("d4444444-4444-4444-8444-444444444444", "detail");
        var path = "/rejections/d4444444-4444-4444-8444-444444444444/replay";

        assertThat(send("POST", path, "operate", insertInto("t")).statusCode()).isEqualTo(403);
        assertThat(send("POST", path, "mender", insertInto("other")).body())
                .contains("There is no grant to write public.other.");
        assertThat(send("POST", path, "mender", insertInto("t")).statusCode()).isEqualTo(201);
    }

    @Test
    void whatNobodyKnowsTheStreamOfGoesOnlyWhereItsOperatorMayWrite() throws Exception {
        try (var connection = DriverManager.getConnection(url, "gatekeeper", "gatekeeper");
                var statement = connection.createStatement()) {
            statement.execute("""
                insert into cdc.rejection (id, stage, reason, detail, violations, violation_count, payload, payload_length,
                    received_at, rejected_at, topic, partition, log_offset)
                values ('e5555555-5555-4555-8555-555555555555', 'sink', 'unreadable-record', '', '[]', 0, '%s', %d, now(),
                    now(), 'log', 0, 0)
                """.formatted(insertInto("t"), insertInto("t").length()));
        }
        var path = "/rejections/e5555555-5555-4555-8555-555555555555/replay?stream=";

        assertThat(send("POST", path + "orders", "operate", "").statusCode()).isEqualTo(403);
        assertThat(send("POST", path + "others", "mender", "").body())
                .contains("There is no grant to write the stream others.");
        assertThat(send("POST", path + "orders", "mender", "").statusCode()).isEqualTo(201);
    }

    @Test
    void healthIsOpenAndItsDetailsAreForTheKnown() throws Exception {
        assertThat(send("GET", "/health/readiness", NOBODY).body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(send("GET", "/health/readiness", "operate").body()).contains("\"partitions\":{", "\"access\":{");
    }

    private void keep(String id, String detail) throws SQLException {
        try (var connection = DriverManager.getConnection(url, "gatekeeper", "gatekeeper");
                var statement = connection.createStatement()) {
            statement.execute("""
                insert into cdc.rejection (id, stream, stage, reason, detail, violations, violation_count, payload,
                    payload_length, received_at, rejected_at, state_note)
                values ('%s', 'orders', 'gateway', 'not-json', '%s', '[]', 0, '{', 1, now(), now(), 'secret note')
                """.formatted(id, detail));
        }
    }

    private static String insertInto(String table) {
        return """
            {"change":[{"kind":"insert","table":"%s","columnnames":["a"],"columntypes":["integer"],"columnvalues":[1]}]}""".formatted(table);
    }

    private HttpResponse<String> send(String method, String path, String principal)
            throws IOException, InterruptedException {
        return send(method, path, principal, "{\"reason\":\"x\"}");
    }

    private HttpResponse<String> send(String method, String path, String principal, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(server.getURI() + path))
                .header("Content-Type", "application/json")
                .method(method, method.equals("POST") ? BodyPublishers.ofString(body) : BodyPublishers.noBody());
        if (!principal.equals(NOBODY)) {
            request.header("X-API-Key", key(principal));
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private String key(String principal) {
        return switch (principal) {
            case "auditor" -> auditor;
            case "mender" -> mender;
            default -> String.valueOf(keys.get(principal));
        };
    }

    private Path accessFile() {
        var lines = new StringBuilder("principals:\n");
        for (var grant : List.copyOf(keys.keySet())) {
            lines.append("  p-%s: {keys: ['%s'], may: [%s]}\n"
                    .formatted(grant, KeyHash.of(String.valueOf(keys.get(grant))), grant));
        }
        lines.append("  auditor: {keys: ['%s'], may: [read-status, read-payloads]}\n".formatted(KeyHash.of(auditor)));
        lines.append("  mender: {keys: ['%s'], may: [operate], write: {streams: ['orders'], tables: ['public.t']}}\n"
                .formatted(KeyHash.of(mender)));
        try {
            var file = Files.createTempFile("access", ".yml");
            file.toFile().deleteOnExit();
            return Files.writeString(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
