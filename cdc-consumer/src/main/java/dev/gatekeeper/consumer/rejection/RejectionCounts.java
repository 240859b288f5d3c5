package dev.gatekeeper.consumer.rejection;

import dev.gatekeeper.consumer.transaction.Transactions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Measures how many rejections nobody has dealt with, and how many wait for the audit topic. The other states are
/// counted by SQL: of them there may be very many.
@Singleton
class RejectionCounts {

    private static final Logger LOG = LoggerFactory.getLogger(RejectionCounts.class);

    private final Transactions transactions;
    private final RejectionRepository rows;
    private volatile Counts counts = new Counts(0, 0);

    private record Counts(long open, long unpublished) {}

    RejectionCounts(Transactions transactions, RejectionRepository rows, MeterRegistry registry) {
        this.transactions = transactions;
        this.rows = rows;
        Gauge.builder("gatekeeper.rejections.open", () -> counts.open())
                .description("Rejections that were neither sent again nor resolved nor discarded")
                .register(registry);
        Gauge.builder("gatekeeper.outbox.depth", () -> counts.unpublished())
                .description("Rejections that have yet to be published to the audit topic")
                .register(registry);
    }

    @Scheduled(fixedDelay = "${gatekeeper.outbox.look:10s}")
    void look() {
        try {
            counts = transactions.read(_ -> new Counts(rows.countOpen(), rows.countUnpublished()));
        } catch (RuntimeException e) {
            LOG.debug("How many rejections are open, or wait to be published, can't be told now.", e);
        }
    }
}
