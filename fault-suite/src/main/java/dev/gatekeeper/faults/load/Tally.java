package dev.gatekeeper.faults.load;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// Counts what clients did and saw in a round. Thread-safe.
public final class Tally {

    private final LongAdder posts = new LongAdder();
    private final LongAdder attempts = new LongAdder();
    private final LongAdder unanswered = new LongAdder();
    private final Map<String, LongAdder> seen = new ConcurrentHashMap<>();

    /// @param posts how many change sets clients wanted logged
    /// @param attempts how many requests it took
    /// @param unanswered posts of which the client never came to know what became of them
    /// @param seen how often each status, or other end of a request, was seen
    public record Counts(long posts, long attempts, long unanswered, SortedMap<String, Long> seen) {}

    void post() {
        posts.increment();
    }

    void unanswered() {
        unanswered.increment();
    }

    void attempt(String end) {
        attempts.increment();
        seen.computeIfAbsent(end, _ -> new LongAdder()).increment();
    }

    public Counts counts() {
        var sums = new TreeMap<String, Long>();
        seen.forEach((end, count) -> sums.put(end, count.sum()));
        return new Counts(posts.sum(), attempts.sum(), unanswered.sum(), sums);
    }
}
