package dev.gatekeeper.consumer.rejection;

import dev.gatekeeper.consumer.ledger.UpkeepLock;
import dev.gatekeeper.consumer.transaction.Transactions;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Property;
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
    private final Search search;
    private final RejectionSettings settings;
    private final Clock clock;
    private final Duration pause;
    private final Counter purged;
    private volatile long unpublished;

    Purge(
            Transactions transactions,
            RejectionRepository rows,
            Search search,
            RejectionSettings settings,
            Clock clock,
            MeterRegistry registry,
            @Property(name = "gatekeeper.upkeep.pause", defaultValue = "100ms") Duration pause) {
        this.transactions = transactions;
        this.rows = rows;
        this.search = search;
        this.settings = settings;
        this.clock = clock;
        this.pause = pause;
        this.purged = Counter.builder("gatekeeper.rejections.purged")
                .description("Rejections that were removed, after their retention or by an operator")
                .register(registry);
        Gauge.builder("gatekeeper.outbox.depth", () -> unpublished)
                .description("Rejections that have yet to be published to the audit topic")
                .register(registry);
    }

    @Scheduled(fixedDelay = "${gatekeeper.outbox.look:10s}")
    void look() {
        try {
            unpublished = transactions.read(_ -> rows.countUnpublished());
        } catch (RuntimeException e) {
            LOG.debug("How many rejections wait to be published can't be told now.", e);
        }
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
        var gone = transactions.write(_ -> search.remove(id));
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
            var some = transactions.write(_ -> search.remove(filter, wanted));
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
}
