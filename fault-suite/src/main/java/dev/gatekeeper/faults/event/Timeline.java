package dev.gatekeeper.faults.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notes down what happens in a round. Thread-safe.
public final class Timeline {

    private static final Logger LOG = LoggerFactory.getLogger(Timeline.class);

    private final List<Event> events = new ArrayList<>();
    private long start = System.nanoTime();

    /// A round begins.
    public synchronized void begin() {
        start = System.nanoTime();
        events.clear();
    }

    public synchronized void note(String what) {
        var event = new Event(Duration.ofNanos(System.nanoTime() - start), what);
        events.add(event);
        LOG.atInfo().addKeyValue("at", event.at()).log("{}", what);
    }

    /// Those of the round so far, in their order.
    public synchronized List<Event> events() {
        return List.copyOf(events);
    }
}
