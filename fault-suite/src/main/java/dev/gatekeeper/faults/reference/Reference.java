package dev.gatekeeper.faults.reference;

import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.faults.load.Place;
import dev.gatekeeper.faults.load.Post;
import dev.gatekeeper.faults.workload.Row;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The tables and the ledger as they should be: each id takes effect once, where it stands in the log for the
/// first time. Used by one thread.
public final class Reference {

    /// The code of what comes under the id of another payload that was applied.
    private static final String REUSED = "idempotency-key-reused";

    private final Map<String, StreamTables> streams = new HashMap<>();
    private final Map<ChangeSetId, Fate> ledger = new HashMap<>();
    private final Map<Post.Name, Set<String>> rejections = new HashMap<>();

    /// Applies the log's next record of the post's stream.
    public void apply(Post post, Place place) {
        var known = ledger.get(post.id());
        if (known == null) {
            enter(post, place);
        } else if (known.post().sha256().equals(post.sha256())) {
            ledger.put(post.id(), known.repeated());
        } else {
            switch (known.verdict()) {
                case Verdict.Applied _ -> reject(post, REUSED);
                case Verdict.Rejected _ -> enter(post, place);
            }
        }
    }

    private void enter(Post post, Place place) {
        var verdict = tables(post.stream()).apply(post.ops());
        if (verdict instanceof Verdict.Rejected(var code)) {
            reject(post, code);
        }
        ledger.put(post.id(), new Fate(post, place, verdict, 0));
    }

    /// The same payload may be refused again later, for another reason.
    private void reject(Post post, String code) {
        rejections.computeIfAbsent(post.name(), _ -> new HashSet<>()).add(code);
    }

    private StreamTables tables(String stream) {
        return streams.computeIfAbsent(stream, _ -> new StreamTables());
    }

    public Set<String> streams() {
        return Set.copyOf(streams.keySet());
    }

    /// A stream's rows, in the order in which they were inserted.
    public List<Row> rows(String stream, String table) {
        return tables(stream).rows(table);
    }

    public Map<ChangeSetId, Fate> ledger() {
        return Map.copyOf(ledger);
    }

    public Optional<Fate> fate(ChangeSetId id) {
        return Optional.ofNullable(ledger.get(id));
    }

    /// What should have been rejected past the log, and under which codes.
    public Map<Post.Name, Set<String>> rejections() {
        return Map.copyOf(rejections);
    }
}
