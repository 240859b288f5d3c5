package dev.gatekeeper.faults.load;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/// Counts posts in the second in which their request was answered, or given up, by the kind of answer. Thread-safe.
final class AnswersBySecond {

    private final long start;
    private final Map<AnswerKind, ConcurrentSkipListMap<Integer, LongAdder>> counts = new EnumMap<>(AnswerKind.class);

    /// @param start of the first second, by the clock of `now` below
    AnswersBySecond(long start) {
        this.start = start;
        for (var kind : AnswerKind.values()) {
            counts.put(kind, new ConcurrentSkipListMap<>());
        }
    }

    /// @param now in nanoseconds, not before the start
    void count(AnswerKind kind, int posts, long now) {
        var second = (int) TimeUnit.NANOSECONDS.toSeconds(now - start);
        of(kind).computeIfAbsent(second, _ -> new LongAdder()).add(posts);
    }

    private ConcurrentSkipListMap<Integer, LongAdder> of(AnswerKind kind) {
        return counts.getOrDefault(kind, new ConcurrentSkipListMap<>());
    }

    /// A count for each second until the last in which there was anything, the same number for each kind.
    Map<AnswerKind, List<Long>> counts() {
        var seconds = counts.values().stream()
                .mapToInt(bySecond -> bySecond.isEmpty() ? 0 : bySecond.lastKey() + 1)
                .max()
                .orElse(0);
        var all = new EnumMap<AnswerKind, List<Long>>(AnswerKind.class);
        counts.forEach((kind, bySecond) -> all.put(
                kind,
                IntStream.range(0, seconds)
                        .mapToObj(second ->
                                bySecond.getOrDefault(second, new LongAdder()).sum())
                        .toList()));
        return all;
    }
}
