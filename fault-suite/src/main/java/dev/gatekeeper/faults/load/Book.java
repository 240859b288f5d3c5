package dev.gatekeeper.faults.load;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Every post there ever was, and what its client knows of it. A post stands here before it is first
/// sent. Thread-safe.
public final class Book {

    private final Map<Post.Name, Entry> entries = new ConcurrentHashMap<>();

    public record Entry(Post post, Answer answer) {}

    public void open(Post post) {
        entries.put(post.name(), new Entry(post, new Answer.None()));
    }

    /// An answer that was given stays, whatever is answered to repeats.
    public void answered(Post post, Answer answer) {
        entries.computeIfPresent(
                post.name(), (_, entry) -> entry.answer() instanceof Answer.None ? new Entry(post, answer) : entry);
    }

    public Optional<Entry> find(Post.Name name) {
        return Optional.ofNullable(entries.get(name));
    }

    public Collection<Entry> all() {
        return List.copyOf(entries.values());
    }
}
