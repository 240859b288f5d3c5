package dev.gatekeeper.consumer.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.changeset.contract.ContractJson;
import dev.gatekeeper.consumer.Sink;
import dev.gatekeeper.infra.Infra;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The call of a gateway that is about to refuse a change set.
@MicronautTest(environments = "consumer", transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefreshIT implements TestPropertyProvider {

    private final String url = Infra.newDatabase();
    private final HttpClient http = HttpClient.newHttpClient();

    @Inject
    EmbeddedServer server;

    @Override
    public Map<String, String> getProperties() {
        var properties = new HashMap<String, String>();
        Sink.properties(url).forEach((name, value) -> properties.put(name, value.toString()));
        properties.put("gatekeeper.sink.auto-create", "true");
        properties.put("gatekeeper.sink.auto-create-tables", "30");
        properties.put("gatekeeper.sink.schemas", "public,absent");
        // Nobody publishes within the test: whatever is known has come by the call.
        properties.put("gatekeeper.contracts.enabled", "false");
        return properties;
    }

    @Test
    void aTableIsToldAsItIsAndHasAHigherVersionOnceItWasAltered() throws Exception {
        execute("create table public.t (a int primary key)");

        var first = refresh("public", "t");
        execute("alter table public.t add column b text");
        Thread.sleep(100); // What was read counts as long.
        var second = refresh("public", "t");
        Thread.sleep(100);
        var third = refresh("public", "t");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("Content-Type")).hasValue("application/json");
        var before = ContractJson.read(first.body().getBytes(StandardCharsets.UTF_8));
        var after = ContractJson.read(second.body().getBytes(StandardCharsets.UTF_8));
        assertThat(before.columns()).hasSize(1);
        assertThat(after.columns()).hasSize(2);
        assertThat(after.version()).isGreaterThan(before.version());
        assertThat(after.traits().columnsCreatable()).isTrue();
        assertThat(third.body()).isEqualTo(second.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b", "Ü x", "\"quoted\"", "'; drop table public.kept; --", "100%", "a+b", "a?b#c"})
    void oddNamesAreFound(String name) throws Exception {
        execute("create table if not exists public.kept (a int)");
        execute("create table public.\"" + name.replace("\"", "\"\"") + "\" (\"" + name.replace("\"", "\"\"")
                + "\" int)");

        var answer = refresh("public", name);

        assertThat(answer.statusCode()).isEqualTo(200);
        var contract = ContractJson.read(answer.body().getBytes(StandardCharsets.UTF_8));
        assertThat(contract.name().table().text()).isEqualTo(name);
        assertThat(contract.columns().getFirst().name().text()).isEqualTo(name);
        assertThat(refresh("public", "kept").statusCode()).isEqualTo(200);
    }

    @Test
    void aTableThatIsNotThereIsUnknownAndWouldBeMade() throws Exception {
        var answer = refresh("public", "nowhere");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("\"type\":\"urn:gatekeeper:problem:unknown-table\"", "\"creatable\":true");
    }

    @Test
    void whereSomethingElseHasTheNameNoTableWouldBeMade() throws Exception {
        execute("create view public.v as select 1 as a; create type public.taken as enum ('a');"
                + " create table public.base (a int)");

        assertThat(refresh("public", "v").body()).contains("\"creatable\":false");
        assertThat(refresh("public", "taken").body()).contains("\"creatable\":false");
        // The type of lists of its rows makes way.
        assertThat(refresh("public", "_base").body()).contains("\"creatable\":true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "absent", "cdc", "pg_catalog", "information_schema"})
    void aSchemaThatIsNotAllowedOrNotThereHasNoTables(String schema) throws Exception {
        execute("create schema if not exists secret; create table if not exists secret.change_set (a int)");

        var answer = refresh(schema, "change_set");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("urn:gatekeeper:problem:unknown-table", "\"creatable\":false");
    }

    @Test
    void aNameThatPostgresCouldNotHoldIsMalformed() throws Exception {
        var answer = refresh("public", "x".repeat(64));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("urn:gatekeeper:problem:malformed-request", "has 64 bytes in UTF-8");
        assertThat(refresh("public", "a\0b").statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> refresh(String schema, String table) throws Exception {
        var path = "/contracts/" + encoded(schema) + "/" + encoded(table) + "/refresh";
        var request = HttpRequest.newBuilder(URI.create(server.getURI() + path))
                .POST(BodyPublishers.noBody())
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private void execute(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url, "gatekeeper", "gatekeeper");
                var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }
}
