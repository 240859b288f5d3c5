package dev.gatekeeper.faults.load;

import java.util.List;
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
    private final AnswersBySecond answered;

    /// @param start of the round, by [System#nanoTime]
    Tally(long start) {
        this.answered = new AnswersBySecond(start);
    }

    /// @param posts how many change sets clients wanted logged
    /// @param attempts how many requests it took
    /// @param unanswered posts of which the client never came to know what became of them
    /// @param seen how often each status, or other end of a request, was seen
    /// @param answered how many posts were in the requests that came to such an end, second by second
    public record Counts(
            long posts,
            long attempts,
            long unanswered,
            SortedMap<String, Long> seen,
            Map<AnswerKind, List<Long>> answered) {}

    void post() {
        posts.increment();
    }

    void unanswered() {
        unanswered.increment();
    }

    /// @param posts of its request
    void attempt(Attempt attempt, int posts) {
        attempts.increment();
        seen.computeIfAbsent(attempt.end(), _ -> new LongAdder()).increment();
        answered.count(AnswerKind.of(attempt), posts, System.nanoTime());
    }

    public Counts counts() {
        var sums = new TreeMap<String, Long>();
        seen.forEach((end, count) -> sums.put(end, count.sum()));
        return new Counts(posts.sum(), attempts.sum(), unanswered.sum(), sums, answered.counts());
    }
}
