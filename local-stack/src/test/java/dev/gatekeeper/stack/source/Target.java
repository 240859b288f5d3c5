package dev.gatekeeper.stack.source;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gatekeeper.consumer.ConsumerApplication;
import dev.gatekeeper.gateway.GatewayApplication;
import dev.gatekeeper.infra.Infra;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A database, and a gateway and a consumer on the way to it.
final class Target implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url = Infra.newDatabase();
    private final ApplicationContext consumer;
    private final ApplicationContext gateway;

    /// @param tables the statements that make the tables
    Target(String tables) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(tables);
        }
        var database = Infra.postgres();
        consumer = start(
                ConsumerApplication.builder(),
                Map.of(
                        "datasources.default.url",
                        url,
                        "datasources.default.username",
                        database.username(),
                        "datasources.default.password",
                        database.password(),
                        "gatekeeper.sink.schemas",
                        "*"));
        gateway = start(
                GatewayApplication.builder(),
                Map.of("gatekeeper.consumer-url", server(consumer).toString(), "gatekeeper.require-types", "false"));
    }

    private static ApplicationContext start(ApplicationContextBuilder builder, Map<String, Object> properties) {
        var all = new HashMap<>(properties);
        all.put("micronaut.server.port", "-1");
        all.put("kafka.bootstrap.servers", Infra.kafka().bootstrapServers());
        all.put("gatekeeper.topics.change-sets.name", "source.change-sets");
        all.put("gatekeeper.topics.rejected.name", "source.rejected");
        var context = builder.properties(all).build().start();
        context.getBean(EmbeddedServer.class).start();
        return context;
    }

    private static URI server(ApplicationContext context) {
        return context.getBean(EmbeddedServer.class).getURI();
    }

    Connection connect() throws SQLException {
        var database = Infra.postgres();
        return DriverManager.getConnection(url, database.username(), database.password());
    }

    HttpResponse<String> post(String stream, byte[] lines) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(server(gateway).resolve("/change-sets?stream=" + stream))
                        .header("Content-Type", "application/x-ndjson")
                        .POST(BodyPublishers.ofByteArray(lines))
                        .build(),
                BodyHandlers.ofString());
    }

    static JsonNode json(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }

    /// Waits until the change set is decided, and with it all that went before it in its stream.
    JsonNode await(String id, Duration patience) throws IOException, InterruptedException {
        var deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            var answer = json(http.send(
                    HttpRequest.newBuilder(server(gateway).resolve("/change-sets/" + id + "?wait=10s"))
                            .build(),
                    BodyHandlers.ofString()));
            if (!"logged".equals(answer.path("status").asText()) || System.nanoTime() > deadline) {
                return answer;
            }
        }
    }

    /// What the sink refused, a line each.
    List<String> refusedBySink() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select concat_ws(' ', reason, sql_state, table_name, constraint_name, detail, violations,
                          left(convert_from(payload, 'UTF8'), 2000))
                        from cdc.rejection where stage = 'sink' order by rejected_at""")) {
            var refused = new ArrayList<String>();
            while (rows.next()) {
                refused.add(rows.getString(1));
            }
            return refused;
        }
    }

    void clear(List<SourceTable> tables) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(
                    "truncate " + tables.stream().map(SourceTable::name).collect(joining(", "))
                            + ", cdc.rejection restart identity");
        }
    }

    @Override
    public void close() {
        gateway.close();
        consumer.close();
    }
}
