package dev.gatekeeper.bench.soak;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/// Posts at a constant rate, each when it is due, whatever became of those before; and an upload every ten seconds.
/// Thread-safe.
final class SoakClient implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_UPLOADS = Duration.ofSeconds(10);
    private static final int LINES = 500;
    private static final int LOGGED = 201;
    private static final int SPOOLED = 202;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private final URI gateway;
    private final int rate;
    private final LongAdder accepted = new LongAdder();
    private final LongAdder spooled = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final Map<String, LongAdder> unexpected = new ConcurrentHashMap<>();
    private final List<Double> millis = new ArrayList<>();
    private volatile boolean stopping;

    /// @param gateway where change sets are posted
    /// @param rate posts per second
    SoakClient(URI gateway, int rate) {
        this.gateway = gateway;
        this.rate = rate;
    }

    /// What came of it all.
    ///
    /// @param accepted change sets that were logged or spooled, those of uploads too
    /// @param spooled those of them that the gateway kept since Kafka did not answer in time
    /// @param unexpected answers other than those that there should have been, and failures, by what they were
    record Tally(long accepted, long spooled, long refused, Map<String, Long> unexpected) {}

    void start() {
        Thread.ofPlatform().name("soak-posts").daemon().start(this::post);
        Thread.ofPlatform().name("soak-uploads").daemon().start(this::upload);
    }

    private void post() {
        var start = System.nanoTime();
        for (var number = 0L; !stopping; number++) {
            var due = start + number * TimeUnit.SECONDS.toNanos(1) / rate;
            var post = SoakPost.at(number);
            sleepUntil(due);
            submit(() -> post(post, due));
        }
    }

    private void upload() {
        var start = System.nanoTime();
        for (var number = 0L; !stopping; number++) {
            var body = SoakPost.upload(number, LINES);
            sleepUntil(start + number * BETWEEN_UPLOADS.toNanos());
            submit(() -> upload(body));
        }
    }

    private void submit(Runnable send) {
        try {
            senders.execute(send);
        } catch (RejectedExecutionException stopped) {
            // What was due while it stopped is not sent.
        }
    }

    private static void sleepUntil(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos - System.nanoTime());
        } catch (InterruptedException e) {
            throw new IllegalStateException("Nobody interrupts this thread.", e);
        }
    }

    private void post(SoakPost post, long due) {
        var status = send(post.stream(), "application/json", post.body());
        if (status == SPOOLED && post.status() == LOGGED) {
            accepted.increment();
            spooled.increment();
        } else if (status != post.status()) {
            unexpected("status " + status + " instead of " + post.status());
        } else if (status == LOGGED) {
            accepted.increment();
            synchronized (millis) {
                millis.add((System.nanoTime() - due) / 1e6);
            }
        } else {
            refused.increment();
        }
    }

    private void upload(byte[] body) {
        var status = send("soak-upload", "application/x-ndjson", body);
        if (status == LOGGED) {
            accepted.add(LINES);
        } else if (status == SPOOLED) {
            accepted.add(LINES);
            spooled.add(LINES);
        } else {
            unexpected("status " + status + " for an upload");
        }
    }

    /// @return the answer's status; 0 where there was none
    private int send(String stream, String contentType, byte[] body) {
        var request = HttpRequest.newBuilder(gateway)
                .header("Content-Type", contentType)
                .header("X-Stream", stream)
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            unexpected(e.getClass().getSimpleName());
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private void unexpected(String what) {
        unexpected.computeIfAbsent(what, _ -> new LongAdder()).increment();
    }

    /// How long the posts took that were logged since this was last asked, in milliseconds from when each was due.
    double[] takeMillis() {
        synchronized (millis) {
            var taken = millis.stream().mapToDouble(Double::doubleValue).toArray();
            millis.clear();
            return taken;
        }
    }

    /// Sends no more, and waits for what is under way.
    Tally stop() {
        stopping = true;
        senders.close();
        var others = new ConcurrentHashMap<String, Long>();
        unexpected.forEach((what, times) -> others.put(what, times.sum()));
        return new Tally(accepted.sum(), spooled.sum(), refused.sum(), Map.copyOf(others));
    }

    @Override
    public void close() {
        stopping = true;
        senders.shutdownNow();
        senders.close();
        http.shutdownNow();
    }
}
