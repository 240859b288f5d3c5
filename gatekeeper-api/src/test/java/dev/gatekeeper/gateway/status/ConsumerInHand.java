package dev.gatekeeper.gateway.status;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/// A consumer that says what the test wants. Where it is held it decides nothing until it is let go, and says so once
/// the wait that it was asked for is over.
public final class ConsumerInHand implements AutoCloseable {

    /// Stands for the id that is asked for.
    public static final String ASKED = "{id}";

    private static final Pattern WAIT = Pattern.compile("wait=([0-9]+)ms");

    private final HttpServer server;
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Semaphore decisions = new Semaphore(Integer.MAX_VALUE / 2);
    private volatile int status = 404;
    private volatile String body = "{}";

    public ConsumerInHand() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    public void says(int status, String body) {
        this.status = status;
        this.body = body;
    }

    public void hold() {
        decisions.drainPermits();
    }

    public void letGo() {
        decisions.drainPermits();
        decisions.release(Integer.MAX_VALUE / 2);
    }

    /// How many wait now for it to be let go.
    public int waiting() {
        return waiting.get();
    }

    /// What it was asked, in order.
    public Queue<String> asked() {
        return asked;
    }

    private void answer(HttpExchange exchange) throws IOException {
        var question = exchange.getRequestURI().toString();
        asked.add(question);
        var decided = isDecided(question);
        var id = question.replaceFirst("/change-sets/([-0-9a-f]+).*", "$1");
        var bytes = (decided ? body.replace(ASKED, id) : "{}").getBytes(UTF_8);
        exchange.sendResponseHeaders(decided ? status : 404, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private boolean isDecided(String question) {
        var wait = WAIT.matcher(question);
        waiting.incrementAndGet();
        try {
            return decisions.tryAcquire(wait.find() ? Long.parseLong(wait.group(1)) : 0, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting.decrementAndGet();
        }
    }

    @Override
    public void close() {
        letGo();
        server.stop(0);
    }
}
