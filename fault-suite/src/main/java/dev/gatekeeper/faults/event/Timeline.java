package dev.gatekeeper.faults.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notes down what happens in a round. Thread-safe.
public final class Timeline {

    private static final Logger LOG = LoggerFactory.getLogger(Timeline.class);

    private final Consumer<String> listener;
    private final List<Event> events = new ArrayList<>();
    private long start = System.nanoTime();

    /// @param listener is told at once what is noted
    public Timeline(Consumer<String> listener) {
        this.listener = listener;
    }

    /// A round begins.
    public synchronized void begin() {
        start = System.nanoTime();
        events.clear();
    }

    /// Since the round began.
    public synchronized Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    public synchronized void note(String what) {
        var event = new Event(elapsed(), what);
        events.add(event);
        listener.accept(what);
        LOG.atInfo().addKeyValue("at", event.at()).log("{}", what);
    }

    /// Those of the round so far, in their order.
    public synchronized List<Event> events() {
        return List.copyOf(events);
    }
}
