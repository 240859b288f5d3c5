package dev.gatekeeper.faults.load;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Every post there ever was, and what its client knows of it. A post stands here before it is first
/// sent. Thread-safe.
public final class Book {

    private final Map<Post.Name, Entry> entries = new ConcurrentHashMap<>();
    private final AtomicLong answers = new AtomicLong();

    /// @param turn the later the client got the answer, the higher; nothing is said by it while there is none
    public record Entry(Post post, Answer answer, long turn) {}

    public void open(Post post) {
        entries.put(post.name(), new Entry(post, new Answer.None(), 0));
    }

    /// An answer that was given stays, whatever is answered to repeats.
    public void answered(Post post, Answer answer) {
        entries.computeIfPresent(
                post.name(),
                (_, entry) -> entry.answer() instanceof Answer.None
                        ? new Entry(post, answer, answers.incrementAndGet())
                        : entry);
    }

    public Optional<Entry> find(Post.Name name) {
        return Optional.ofNullable(entries.get(name));
    }

    public Collection<Entry> all() {
        return List.copyOf(entries.values());
    }

    /// Those that got a 2xx, in the order in which their clients got it.
    public List<Post> accepted() {
        return entries.values().stream()
                .filter(entry -> entry.answer() instanceof Answer.Accepted)
                .sorted(Comparator.comparingLong(Entry::turn))
                .map(Entry::post)
                .toList();
    }
}
