package dev.gatekeeper.faults.check;

import dev.gatekeeper.changeset.log.Topics;
import dev.gatekeeper.faults.load.Book;
import dev.gatekeeper.faults.reference.Reference;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Looks at everything once all is quiet, and says what is not as it was promised. It remembers what it saw
/// of the log, so that each inspection covers all rounds so far. Used by one thread.
public final class Inspection implements AutoCloseable {

    private final Book book;
    private final Target target;
    private final TopicReader log;
    private final TopicReader audit;
    private final Reference reference = new Reference();
    private final Accounts accounts;
    private final Set<UUID> audited = new HashSet<>();

    public Inspection(String bootstrapServers, Target target, Book book) {
        this.book = book;
        this.target = target;
        this.log = new TopicReader(bootstrapServers, Topics.CHANGE_SETS);
        this.audit = new TopicReader(bootstrapServers, Topics.REJECTED);
        this.accounts = new Accounts(book, reference);
    }

    /// What the log has come to, for the report.
    ///
    /// @param rejections how many change sets were refused past the log, in all rounds
    public record Sums(int records, int ids, int rejections) {}

    public Sums sums() {
        return new Sums(
                accounts.records(),
                reference.ledger().size(),
                reference.rejections().size());
    }

    TopicReader log() {
        return log;
    }

    TopicReader audit() {
        return audit;
    }

    /// @return what is wrong, the most telling first; nothing where all is as it should be
    public List<Discrepancy> inspect() throws SQLException {
        var ends = Map.of(log.topic(), log.ends(), audit.topic(), audit.ends());
        var records = log.readTo(ends.getOrDefault(log.topic(), Map.of())).stream()
                .map(LogRecord::of)
                .toList();
        var found = new ArrayList<>(accounts.take(records));
        audit.readTo(ends.getOrDefault(audit.topic(), Map.of()))
                .forEach(record -> audited.add(UUID.fromString(new String(record.key(), StandardCharsets.UTF_8))));
        found.addAll(new Comparison(book, reference, audited, ends).find(target.observe()));
        return found;
    }

    @Override
    public void close() {
        log.close();
        audit.close();
    }
}
