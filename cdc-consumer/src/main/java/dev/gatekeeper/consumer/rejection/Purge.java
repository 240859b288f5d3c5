package dev.gatekeeper.consumer.rejection;

import dev.gatekeeper.consumer.ledger.UpkeepLock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Property;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Removes the rejections that are older than their retention, a few at a time, so that no one waits for it.
/// One that the audit topic does not have yet stays, however old it is.
@Singleton
class Purge {

    private static final Logger LOG = LoggerFactory.getLogger(Purge.class);

    /// So few, since each may bear a payload of many megabytes.
    private static final int AT_ONCE = 100;

    private final TransactionOperations<Connection> transactions;
    private final RejectionRepository rows;
    private final RejectionSettings settings;
    private final Clock clock;
    private final Duration pause;
    private final Counter purged;
    private volatile long unpublished;

    Purge(
            TransactionOperations<Connection> transactions,
            RejectionRepository rows,
            RejectionSettings settings,
            Clock clock,
            MeterRegistry registry,
            @Property(name = "gatekeeper.upkeep.pause", defaultValue = "100ms") Duration pause) {
        this.transactions = transactions;
        this.rows = rows;
        this.settings = settings;
        this.clock = clock;
        this.pause = pause;
        this.purged = Counter.builder("gatekeeper.rejections.purged")
                .description("Rejections that were removed after their retention")
                .register(registry);
        Gauge.builder("gatekeeper.outbox.depth", () -> unpublished)
                .description("Rejections that have yet to be published to the audit topic")
                .register(registry);
    }

    @Scheduled(fixedDelay = "${gatekeeper.outbox.look:10s}")
    void look() {
        try {
            unpublished = transactions.executeRead(_ -> rows.countUnpublished());
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

    /// @return how many went; none where another consumer is at it
    int purgeSome() {
        var before = clock.instant().minus(settings.retention());
        var some = transactions.executeWrite(transaction ->
                UpkeepLock.REJECTIONS.take(transaction.getConnection()) ? rows.purge(before, AT_ONCE) : 0);
        purged.increment(some);
        return some;
    }
}
