package dev.gatekeeper.gateway.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gatekeeper.changeset.contract.ContractJson;
import dev.gatekeeper.changeset.contract.TableContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// A consumer that says of tables what the test wants, over HTTP.
public final class ConsumerInHand implements AutoCloseable {

    private record Answer(int status, String body) {}

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile Duration delay = Duration.ZERO;

    public ConsumerInHand() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// From now on the table is like that.
    public void has(TableContract contract) {
        answers.put(
                path(contract.name().table().text()), new Answer(200, new String(ContractJson.write(contract), UTF_8)));
    }

    /// From now on there is no table of that name in the schema public.
    public void lacks(String table, boolean creatable) {
        var problem = """
                {"type":"urn:gatekeeper:problem:unknown-table","title":"Unknown table","status":404,"creatable":%s}""".formatted(creatable);
        answers.put(path(table), new Answer(404, problem));
    }

    void answersLate(Duration delay) {
        this.delay = delay;
    }

    /// Methods and paths, in order.
    List<String> asked() {
        return asked;
    }

    private static String path(String table) {
        return "POST /contracts/public/" + table + "/refresh";
    }

    private void answer(HttpExchange exchange) throws IOException {
        var call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        asked.add(call);
        try {
            Thread.sleep(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        var answer = answers.getOrDefault(call, new Answer(404, "{\"type\":\"about:blank\"}"));
        var body = answer.body().getBytes(UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
