package dev.gatekeeper.consumer.contract;

import dev.gatekeeper.changeset.TableName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A consumer's time as the one that publishes. What should be stands in the register, what is in the topic, and where
/// they differ the topic is put right: after a crash, for tables that went while nobody looked, in a topic that was
/// made anew, and where one who believed to have the lease still wrote an older contract over a newer one. Used by
/// one thread.
final class Leadership implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);

    /// So few, since each may have megabytes.
    private static final int AT_ONCE = 50;

    private static final int MOST_TOLD = 10;

    /// The topic is read again within that time, should nothing give cause to before.
    private static final long BETWEEN_READINGS = Duration.ofSeconds(5).toNanos();

    private final Lease lease;
    private final ContractRegister register;
    private final ContractTopic topic;
    private final ContractMeters meters;
    private final TopicContents contents;
    private Look known = Look.NONE;
    private boolean unsure = true;
    private long readAt;

    Leadership(Lease lease, ContractRegister register, ContractTopic topic, ContractMeters meters) {
        this.lease = lease;
        this.register = register;
        this.topic = topic;
        this.meters = meters;
        this.contents = new TopicContents(topic);
    }

    /// Looks at the tables, and publishes what the topic lacks. To be called with the lease, which is kept meanwhile;
    /// ends early where it is lost all the same.
    ///
    /// @return false where not all tables were looked at, or not all that was found is published
    boolean round() throws InterruptedException {
        if (unsure || System.nanoTime() - readAt > BETWEEN_READINGS) {
            contents.read(); // Before the tables: so nothing that it holds is newer than what is found there.
            readAt = System.nanoTime();
            unsure = false;
        }
        return look() && publish();
    }

    /// @return false where there is more to it than this round
    private boolean look() {
        do {
            var look = register.look(known, contents.versions());
            if (look.isEmpty()) {
                return false;
            }
            known = look.get();
            if (known.complete()) {
                return true;
            }
        } while (lease.take());
        return false;
    }

    /// @return false where the lease is lost
    private boolean publish() throws InterruptedException {
        var held = contents.versions();
        var tables = known.entries();
        var changed = tables.entrySet().stream()
                .filter(table -> held.getOrDefault(table.getKey(), 0L)
                        != table.getValue().version())
                .map(Map.Entry::getKey)
                .toList();
        var gone =
                held.keySet().stream().filter(name -> !tables.containsKey(name)).toList();
        if (changed.isEmpty() && gone.isEmpty()) {
            return true;
        }
        unsure = true;
        for (var from = 0; from < changed.size(); from += AT_ONCE) {
            if (!lease.take()) {
                return false;
            }
            var some = register.contracts(changed.subList(from, Math.min(from + AT_ONCE, changed.size())));
            topic.publish(some);
            meters.published(some.size());
        }
        topic.remove(gone);
        meters.removed(gone.size());
        LOG.atInfo()
                .addKeyValue("contracts", changed.size())
                .addKeyValue("gone", gone.size())
                .addKeyValue("tables", told(changed, gone))
                .log("Contracts are published");
        return true;
    }

    private static List<TableName> told(List<TableName> changed, List<TableName> gone) {
        var all = new ArrayList<>(changed);
        all.addAll(gone);
        return all.subList(0, Math.min(MOST_TOLD, all.size()));
    }

    @Override
    public void close() {
        contents.close();
    }
}
