package dev.gatekeeper.consumer.ledger;

import dev.gatekeeper.consumer.transaction.Transactions;
import dev.gatekeeper.consumer.transaction.UpkeepLock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Property;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Forgets the ids that are older than the ledger's retention, a few at a time, so that no one waits for it.
///
/// What is forgotten is judged to be too old where it comes again from the log: an entry goes only when its change
/// set was accepted, and decided, longer ago than the retention and the grace. While a partition has waited for
/// longer than the grace, nothing goes: a repeat may wait there that is within the retention of its first.
@Singleton
class Pruning {

    private static final Logger LOG = LoggerFactory.getLogger(Pruning.class);

    private static final int AT_ONCE = 1_000;

    private final Transactions transactions;
    private final UpkeepRepository entries;
    private final LedgerSettings settings;
    private final Clock clock;
    private final Duration pause;
    private final Counter pruned;
    private volatile double oldestSeconds;

    Pruning(
            Transactions transactions,
            UpkeepRepository entries,
            LedgerSettings settings,
            Clock clock,
            MeterRegistry registry,
            @Property(name = "gatekeeper.upkeep.pause", defaultValue = "100ms") Duration pause) {
        this.transactions = transactions;
        this.entries = entries;
        this.settings = settings;
        this.clock = clock;
        this.pause = pause;
        this.pruned = Counter.builder("gatekeeper.ledger.pruned")
                .description("Entries of the ledger that were forgotten")
                .register(registry);
        Gauge.builder("gatekeeper.ledger.oldest.seconds", () -> oldestSeconds)
                .description("How long ago the oldest entry of the ledger was decided")
                .register(registry);
    }

    @Scheduled(fixedDelay = "${gatekeeper.upkeep.interval:10m}", initialDelay = "${gatekeeper.upkeep.delay:1m}")
    void prune() {
        try {
            while (pruneSome() == AT_ONCE) {
                Thread.sleep(pause);
            }
            oldestSeconds = transactions
                    .read(_ -> entries.oldest())
                    .map(oldest -> Math.max(
                            0, Duration.between(oldest, clock.instant()).toMillis() / 1000.0))
                    .orElse(0.0);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("cause", e.getMessage())
                    .log("The ledger can't be pruned now; it is tried again later.");
            LOG.debug("The cause in full.", e);
        }
    }

    /// @return how many entries went; none where another consumer is at it
    int pruneSome() {
        var some = transactions.write(connection -> {
            if (!UpkeepLock.LEDGER.take(connection) || somethingWaits()) {
                return 0;
            }
            return entries.prune(before(), AT_ONCE);
        });
        pruned.increment(some);
        return some;
    }

    private Instant before() {
        return clock.instant().minus(settings.retention()).minus(settings.grace());
    }

    private boolean somethingWaits() {
        var since = entries.waitingSince();
        return since != null && since.isBefore(clock.instant().minus(settings.grace()));
    }
}
