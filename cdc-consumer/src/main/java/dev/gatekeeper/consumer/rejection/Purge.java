package dev.gatekeeper.consumer.rejection;

import dev.gatekeeper.consumer.transaction.Transactions;
import dev.gatekeeper.consumer.transaction.UpkeepLock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Property;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Removes the rejections that are older than their retention, and those that an operator names, a few at a time, so
/// that no one waits for it. One that was not read back from the audit topic yet stays, however old it is: it would
/// come back from there. Thread-safe.
@Singleton
public class Purge {

    private static final Logger LOG = LoggerFactory.getLogger(Purge.class);

    /// So few, since each may bear a payload of many megabytes.
    private static final int AT_ONCE = 100;

    private final Transactions transactions;
    private final RejectionRepository rows;
    private final JdbcOperations jdbc;
    private final RejectionSettings settings;
    private final Clock clock;
    private final Duration pause;
    private final Counter purged;

    Purge(
            Transactions transactions,
            RejectionRepository rows,
            JdbcOperations jdbc,
            RejectionSettings settings,
            Clock clock,
            MeterRegistry registry,
            @Property(name = "gatekeeper.upkeep.pause", defaultValue = "100ms") Duration pause) {
        this.transactions = transactions;
        this.rows = rows;
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
        this.pause = pause;
        this.purged = Counter.builder("gatekeeper.rejections.purged")
                .description("Rejections that were removed, after their retention or by an operator")
                .register(registry);
    }

    @Scheduled(fixedDelay = "${gatekeeper.upkeep.interval:10m}", initialDelay = "${gatekeeper.upkeep.delay:1m}")
    void purge() {
        try {
            while (purgeSome() == AT_ONCE) {
                Thread.sleep(pause);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("cause", e.getMessage())
                    .log("Old rejections can't be removed now; it is tried again later.");
            LOG.debug("The cause in full.", e);
        }
    }

    /// Removes one rejection, its replays too.
    ///
    /// @return whether it was there, and had been read back from the audit topic
    public boolean purge(UUID id) {
        var gone = transactions.write(_ -> remove(id));
        purged.increment(gone ? 1 : 0);
        return gone;
    }

    /// Removes those that a filter means, their replays too, step by step: after a failure the steps before it stay
    /// done.
    ///
    /// @param most how many at the most
    /// @return how many went
    public int purge(Filter filter, int most) {
        var gone = 0;
        while (gone < most) {
            var wanted = Math.min(AT_ONCE, most - gone);
            var some = transactions.write(_ -> remove(filter, wanted));
            purged.increment(some);
            gone += some;
            if (some < wanted) {
                break;
            }
        }
        return gone;
    }

    /// @return how many went; none where another consumer is at it
    int purgeSome() {
        var before = clock.instant().minus(settings.retention());
        var some = transactions.write(
                connection -> UpkeepLock.REJECTIONS.take(connection) ? rows.purge(before, AT_ONCE) : 0);
        purged.increment(some);
        return some;
    }

    private boolean remove(UUID id) {
        return jdbc.prepareStatement("delete from cdc.rejection where read_back_at is not null and id = ?", change -> {
            change.setObject(1, id);
            return change.executeUpdate() == 1;
        });
    }

    private int remove(Filter filter, int most) {
        var conditions = filter.conditions();
        var sql = """
            delete from cdc.rejection where id in (
                select id from cdc.rejection where read_back_at is not null and %s order by rejected_at limit ?)
            """.formatted(Condition.all(conditions));
        return jdbc.prepareStatement(sql, change -> {
            var next = Condition.bind(conditions, change, 1);
            change.setInt(next, most);
            return change.executeUpdate();
        });
    }
}
