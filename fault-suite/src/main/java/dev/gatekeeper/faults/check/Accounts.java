package dev.gatekeeper.faults.check;

import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.faults.load.Answer;
import dev.gatekeeper.faults.load.Book;
import dev.gatekeeper.faults.load.Place;
import dev.gatekeeper.faults.load.Post;
import dev.gatekeeper.faults.reference.Reference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Holds the log against the posts: whether all that was accepted stands there, in its stream's order, and
/// nothing else does. What stands there is applied to the reference. Used by one thread.
public final class Accounts {

    private static final String ORDER = "order in the log";
    private static final String ORIGIN = "origin of records";
    private static final String KEPT = "accepted is logged";
    private static final String DOOR = "check at the door";

    private final Book book;
    private final Reference reference;
    private final Set<Post.Name> logged = new HashSet<>();
    private final Map<Place, Post.Name> log = new HashMap<>();

    public Accounts(Book book, Reference reference) {
        this.book = book;
        this.reference = reference;
    }

    /// How many records the log has had so far.
    public int records() {
        return log.size();
    }

    /// Takes what the log has got since the last time, once no client waits for an answer any more.
    ///
    /// @param records each partition's in its order
    public List<Discrepancy> take(List<LogRecord> records) {
        var found = new ArrayList<Discrepancy>();
        var outstanding = outstanding();
        for (var record : records) {
            var entry = origin(record);
            if (entry.isEmpty()) {
                found.add(new Discrepancy(
                        ORIGIN, "The log has at " + record.place() + " a record that no client posted: " + record));
                continue;
            }
            var post = entry.get().post();
            log.put(record.place(), post.name());
            if (!post.sound()) {
                found.add(new Discrepancy(
                        DOOR, "The " + post + " is no change set, and the log has it at " + record.place() + "."));
                continue;
            }
            if (!record.stream().equals(post.stream()) || !record.key().equals(post.stream())) {
                found.add(new Discrepancy(
                        ORIGIN,
                        "The " + post + " lies at " + record.place() + " under the stream \"" + record.stream()
                                + "\" and the key \"" + record.key() + "\"."));
            }
            if (logged.add(post.name())) {
                found.addAll(order(post, record.place(), outstanding));
            }
            reference.apply(post, record.place());
        }
        found.addAll(answers());
        return found;
    }

    private Optional<Book.Entry> origin(LogRecord record) {
        try {
            return book.find(new Post.Name(ChangeSetId.parse(record.id()), record.sha256()));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /// The accepted posts that the log has not shown yet, by stream and number.
    private Map<String, NavigableMap<Integer, Post>> outstanding() {
        var outstanding = new HashMap<String, NavigableMap<Integer, Post>>();
        for (var entry : book.all()) {
            var post = entry.post();
            if (entry.answer() instanceof Answer.Accepted && !logged.contains(post.name())) {
                outstanding.computeIfAbsent(post.stream(), _ -> new TreeMap<>()).put(post.number(), post);
            }
        }
        return outstanding;
    }

    /// A client sends a post only after its last one was answered. So where a post stands in the log for the
    /// first time, all that were accepted before it must stand already. One that was given up may come as
    /// late as it likes.
    private static List<Discrepancy> order(
            Post post, Place place, Map<String, NavigableMap<Integer, Post>> outstanding) {
        var ofStream = outstanding.getOrDefault(post.stream(), new TreeMap<>());
        ofStream.remove(post.number(), post);
        var earlier = ofStream.headMap(post.number());
        return earlier.isEmpty()
                ? List.of()
                : List.of(new Discrepancy(
                        ORDER,
                        "The " + post + " lies at " + place + ", before the "
                                + earlier.firstEntry().getValue() + ", which was accepted earlier."));
    }

    private List<Discrepancy> answers() {
        var found = new ArrayList<Discrepancy>();
        for (var entry : book.all()) {
            var post = entry.post();
            switch (entry.answer()) {
                case Answer.Accepted(var place) -> {
                    if (!post.sound()) {
                        found.add(new Discrepancy(DOOR, "The " + post + " is no change set, and was accepted."));
                    } else if (!logged.contains(post.name())) {
                        found.add(
                                new Discrepancy(KEPT, "The " + post + " was accepted, and the log does not have it."));
                    }
                    place.filter(said -> !post.name().equals(log.get(said)))
                            .map(said -> new Discrepancy(
                                    KEPT, "The " + post + " is said to lie at " + said + ", and does not."))
                            .ifPresent(found::add);
                }
                case Answer.Refused(var status, var _) -> {
                    if (post.sound()) {
                        found.add(new Discrepancy(
                                DOOR, "The " + post + " is sound, and was refused with " + status + "."));
                    }
                }
                case Answer.None() -> {}
            }
        }
        return found;
    }
}
