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
import org.awaitility.Awaitility;

/// A database, and a gateway and a consumer on the way to it.
final class Target implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String name;
    private final String url;
    private final String username;
    private final String password;
    private final ApplicationContext consumer;
    private final ApplicationContext gateway;

    private Target(String name, String url, String username, String password, String sql, Map<String, Object> ofTheSink)
            throws SQLException {
        this.name = name;
        this.url = url;
        this.username = username;
        this.password = password;
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
        var properties = new HashMap<>(ofTheSink);
        properties.put("datasources.default.url", url);
        properties.put("datasources.default.username", username);
        properties.put("datasources.default.password", password);
        properties.put("gatekeeper.sink.schemas", "*");
        consumer = start(ConsumerApplication.builder(), properties);
        gateway = start(
                GatewayApplication.builder(),
                Map.of(
                        "gatekeeper.consumer-url",
                        server(consumer).toString(),
                        "gatekeeper.require-types",
                        "false",
                        "gatekeeper.spool.folder",
                        "target/spools/${random.uuid}"));
    }

    /// A database with these tables.
    static Target withTables(String sql) throws SQLException {
        var database = Infra.postgres();
        return new Target("source", Infra.newDatabase(), database.username(), database.password(), sql, Map.of());
    }

    /// A database of the source's own version with these types, where tables make themselves.
    static Target withoutTables(SourceServer source, String sql) throws SQLException {
        return new Target(
                "made",
                source.newDatabase("made"),
                SourceServer.SUPERUSER,
                "",
                sql,
                Map.of("gatekeeper.sink.auto-create", "true"));
    }

    private ApplicationContext start(ApplicationContextBuilder builder, Map<String, Object> properties) {
        var all = new HashMap<>(properties);
        all.put("micronaut.server.port", "-1");
        all.put("kafka.bootstrap.servers", Infra.kafka().bootstrapServers());
        all.put("gatekeeper.topics.change-sets.name", name + ".change-sets");
        all.put("gatekeeper.topics.rejected.name", name + ".rejected");
        var context = builder.properties(all).build().start();
        context.getBean(EmbeddedServer.class).start();
        return context;
    }

    private static URI server(ApplicationContext context) {
        return context.getBean(EmbeddedServer.class).getURI();
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, username, password);
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
    JsonNode await(String id, Duration patience) {
        var request = HttpRequest.newBuilder(server(gateway).resolve("/change-sets/" + id + "?wait=10s"))
                .build();
        return Awaitility.await("the change set " + id + " is decided")
                .atMost(patience)
                .until(
                        () -> json(http.send(request, BodyHandlers.ofString())),
                        answer -> !"logged".equals(answer.path("status").asText()));
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
                            + ", cdc.rejection restart identity cascade");
        }
    }

    @Override
    public void close() {
        gateway.close();
        consumer.close();
    }
}
