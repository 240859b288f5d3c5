package dev.gatekeeper.faults.check;

import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.faults.load.Answer;
import dev.gatekeeper.faults.load.Book;
import dev.gatekeeper.faults.load.Post;
import dev.gatekeeper.faults.reference.Reference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Whether all that was refused, and nothing else, stands in `cdc.rejection` with the right reason, and in
/// the audit topic.
final class RejectionsCheck {

    private static final String REJECTIONS = "rejections";

    private final Book book;
    private final Reference reference;
    private final Set<UUID> audited;
    private final List<Discrepancy> found = new ArrayList<>();

    private RejectionsCheck(Book book, Reference reference, Set<UUID> audited) {
        this.book = book;
        this.reference = reference;
        this.audited = audited;
    }

    /// @param audited the ids of the rejections in the audit topic
    static List<Discrepancy> find(Book book, Reference reference, Set<UUID> audited, Observed observed) {
        var check = new RejectionsCheck(book, reference, audited);
        check.findAll(observed.rejections());
        return check.found;
    }

    private void findAll(List<RejectionRow> rows) {
        var ids = new HashSet<UUID>();
        var atSink = new HashSet<Post.Name>();
        for (var row : rows) {
            ids.add(row.id());
            var name = name(row);
            if (name.isEmpty() || book.find(name.get()).isEmpty()) {
                say("cdc.rejection has one of something that no client posted: " + row + ".");
            } else if (row.stage().equals("sink")) {
                atSink.add(name.get());
                sink(row, name.get());
            } else if (book.find(name.get()).get().post().sound()) {
                say("The gateway rejected what is sound: " + row + ".");
            }
            if (!row.audited() || !audited.contains(row.id())) {
                say("The audit topic does not have the rejection " + row + ".");
            }
        }
        reference.rejections().forEach((name, codes) -> {
            if (!atSink.contains(name)) {
                say("The change set " + name.id() + " should have been rejected as " + codes
                        + ", and cdc.rejection does not have it.");
            }
        });
        for (var entry : book.all()) {
            if (entry.answer() instanceof Answer.Refused(var _, var rejection)
                    && !rejection.map(ids::contains).orElse(false)) {
                say("The " + entry.post() + " was refused with the rejectionId " + rejection
                        + ", and cdc.rejection does not have it.");
            }
        }
        audited.stream()
                .filter(id -> !ids.contains(id))
                .forEach(id -> say("The audit topic has the rejection " + id + ", and cdc.rejection does not."));
    }

    private void sink(RejectionRow row, Post.Name name) {
        var codes = reference.rejections().get(name);
        if (codes == null) {
            say("It should have been applied, and was rejected: " + row + ".");
        } else if (!codes.contains(row.reason())) {
            say("It should have been rejected as " + codes + ": " + row + ".");
        }
    }

    private static Optional<Post.Name> name(RejectionRow row) {
        return row.changeSetId().isEmpty()
                ? Optional.empty()
                : Optional.of(new Post.Name(ChangeSetId.parse(row.changeSetId()), row.sha256()));
    }

    private void say(String sentence) {
        found.add(new Discrepancy(REJECTIONS, sentence));
    }
}
