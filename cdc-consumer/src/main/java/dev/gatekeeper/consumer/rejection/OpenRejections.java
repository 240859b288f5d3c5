package dev.gatekeeper.consumer.rejection;

import dev.gatekeeper.consumer.transaction.Transactions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Measures how many rejections nobody has dealt with. The other states are counted by SQL: of them
/// there may be very many.
@Singleton
class OpenRejections {

    private static final Logger LOG = LoggerFactory.getLogger(OpenRejections.class);

    private final Transactions transactions;
    private final RejectionRepository rows;
    private volatile long open;

    OpenRejections(Transactions transactions, RejectionRepository rows, MeterRegistry registry) {
        this.transactions = transactions;
        this.rows = rows;
        Gauge.builder("gatekeeper.rejections.open", () -> open)
                .description("Rejections that were neither sent again nor resolved nor discarded")
                .register(registry);
    }

    @Scheduled(fixedDelay = "${gatekeeper.outbox.look:10s}")
    void look() {
        try {
            open = transactions.read(_ -> rows.countOpen());
        } catch (RuntimeException e) {
            LOG.debug("How many rejections are open can't be told now.", e);
        }
    }
}
