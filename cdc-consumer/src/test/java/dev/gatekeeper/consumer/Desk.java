package dev.gatekeeper.consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/// An operator's calls to a consumer.
public final class Desk {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final EmbeddedServer server;

    public Desk(ApplicationContext consumer) {
        this.server = consumer.getBean(EmbeddedServer.class);
        if (!server.isRunning()) {
            server.start();
        }
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)), BodyHandlers.ofString());
    }

    public HttpResponse<byte[]> download(String path) {
        return send(HttpRequest.newBuilder(uri(path)), BodyHandlers.ofByteArray());
    }

    public HttpResponse<String> delete(String path) {
        return send(HttpRequest.newBuilder(uri(path)).DELETE(), BodyHandlers.ofString());
    }

    public HttpResponse<String> post(String path, String json) {
        return post(path, "application/json", json);
    }

    public HttpResponse<String> post(String path, String contentType, String body) {
        return send(
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", contentType)
                        .POST(BodyPublishers.ofString(body)),
                BodyHandlers.ofString());
    }

    /// Without saying how long the body is.
    public HttpResponse<String> postInChunks(String path, String json) {
        return send(
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofInputStream(
                                () -> new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)))),
                BodyHandlers.ofString());
    }

    public HttpResponse<String> postUntyped(String path) {
        return send(HttpRequest.newBuilder(uri(path)).POST(BodyPublishers.noBody()), BodyHandlers.ofString());
    }

    /// The rejection sent again, as it was.
    public HttpResponse<String> replay(String rejection) {
        return post("/rejections/" + rejection + "/replay", "");
    }

    public HttpResponse<String> replay(String rejection, String corrected) {
        return post("/rejections/" + rejection + "/replay", corrected);
    }

    public JsonNode rejection(String id) {
        return json(get("/rejections/" + id));
    }

    public static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request.build(), handler);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private URI uri(String path) {
        return URI.create(server.getURI() + path);
    }
}
