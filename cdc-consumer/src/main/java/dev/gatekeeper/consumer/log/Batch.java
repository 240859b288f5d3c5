package dev.gatekeeper.consumer.log;

import dev.gatekeeper.changeset.ChangeSetId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Records of one partition that are taken together, in the log's order: what one poll brought, or a portion of it.
///
/// @param expected the position at which they were asked for
public record Batch(TopicIdentity topic, int partition, long expected, List<LogRecord> records) {

    /// @throws IllegalArgumentException where there is no record, or one before `expected`, or they are out of order
    public Batch {
        records = List.copyOf(records);
        if (records.isEmpty()) {
            throw new IllegalArgumentException("A batch has at least one record.");
        }
        var last = expected - 1;
        for (var record : records) {
            if (record.place().offset() <= last) {
                throw new IllegalArgumentException("The record at " + record.place() + " is out of order.");
            }
            last = record.place().offset();
        }
    }

    /// The position once all records are taken.
    public long next() {
        return records.getLast().place().offset() + 1;
    }

    /// The records cut, in order, wherever an id comes back: within one part no id stands twice, so that what became of
    /// its first is known before its second is looked at.
    public List<List<LogRecord>> parts() {
        var parts = new ArrayList<List<LogRecord>>();
        var seen = new HashSet<ChangeSetId>();
        var start = 0;
        for (var at = 0; at < records.size(); at++) {
            var id = records.get(at).id();
            if (id != null && !seen.add(id)) {
                parts.add(records.subList(start, at));
                start = at;
                seen.clear();
                seen.add(id);
            }
        }
        parts.add(records.subList(start, records.size()));
        return parts;
    }
}
