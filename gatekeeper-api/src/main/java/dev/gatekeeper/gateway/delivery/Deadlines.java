package dev.gatekeeper.gateway.delivery;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Keeps the bound of those who are told instead of waiting: every now and then it looks for news that are late, and
/// waits for these on threads of their own. Thread-safe.
final class Deadlines {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final Queue<News> awaited = new ConcurrentLinkedQueue<>();
    private final Thread thread = Thread.ofVirtual().name("deadlines").unstarted(this::run);

    void start() {
        thread.start();
    }

    void watch(News news) {
        awaited.add(news);
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(BETWEEN_LOOKS);
                awaited.removeIf(Deadlines::isDealtWith);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isDealtWith(News news) {
        var late = news.isLate();
        if (late) {
            Thread.ofVirtual().name("late").start(news::fetch);
        }
        return late || news.isTold();
    }

    /// Nobody is told of what is late any more.
    void stop() {
        thread.interrupt();
    }
}
