package dev.gatekeeper.gateway.training;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;

/// What a gateway is asked in a training run, and the status that it answers while there is no Kafka.
enum Call {
    READINESS("/health/readiness", 200),
    CHANGE_SET("/change-sets", 202, "application/json", """
            {"change":[{"kind":"insert","schema":"public","table":"t","columnnames":["a"],"columntypes":["integer"],\
            "columnvalues":[1]},{"kind":"delete","schema":"public","table":"t","oldkeys":{"keynames":["a"],\
            "keytypes":["integer"],"keyvalues":[1]}}]}"""),
    BROKEN_CHANGE_SET("/change-sets", 422, "application/json", "{\"change\":[{\"kind\":\"upsert\"}]}"),
    LINES("/change-sets", 202, "application/x-ndjson", """
            {"change":[]}
            {"action":"B"}
            {"action":"I","schema":"public","table":"t","columns":[{"name":"a","type":"integer","value":2}]}
            {"action":"C"}
            """),
    METRICS("/prometheus", 200);

    private final String path;
    private final int status;
    private final @Nullable String type;
    private final @Nullable String body;

    Call(String path, int status) {
        this(path, status, null, null);
    }

    Call(String path, int status, @Nullable String type, @Nullable String body) {
        this.path = path;
        this.status = status;
        this.type = type;
        this.body = body;
    }

    /// @throws IllegalStateException where the answer has another status
    void send(HttpClient http, URI gateway) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(gateway.resolve(path));
        if (type != null && body != null) {
            request.header("Content-Type", type).POST(BodyPublishers.ofString(body));
        }
        var answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != status) {
            throw new IllegalStateException("%s was answered %d where %d was expected: %s"
                    .formatted(this, answer.statusCode(), status, answer.body()));
        }
    }
}
