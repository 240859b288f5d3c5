package dev.gatekeeper.consumer.rejection;

import dev.gatekeeper.consumer.transaction.Transactions;
import dev.gatekeeper.consumer.transaction.UpkeepLock;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Publishes the rejections of `cdc.rejection` that the audit topic does not have yet; one consumer does so at a time.
/// While Kafka is waited for, no row is locked: what changes a rejection does not wait for Kafka. A crash between
/// publishing and marking publishes again: readers of the topic go by the rejection's id.
@Singleton
class Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    /// So few, since each may bear a payload of many megabytes.
    private static final int AT_ONCE = 10;

    private final Transactions transactions;
    private final RejectionRepository rows;
    private final AuditTopic topic;

    Outbox(Transactions transactions, RejectionRepository rows, AuditTopic topic) {
        this.transactions = transactions;
        this.rows = rows;
        this.topic = topic;
    }

    /// Goes on until nothing is left; what can't be done now is done at a later tick.
    @Scheduled(fixedDelay = "${gatekeeper.outbox.interval:500ms}", initialDelay = "${gatekeeper.outbox.interval:500ms}")
    void relay() {
        try {
            while (relaySome() == AT_ONCE) {
                LOG.debug("More rejections are waiting to be published.");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("cause", e.getMessage())
                    .log("Rejections wait to be published: Kafka or PostgreSQL does not answer.");
            LOG.debug("The cause in full.", e);
        }
    }

    /// @return how many were published; none where another consumer is at it
    int relaySome() throws InterruptedException {
        return transactions.write(connection -> {
            if (!UpkeepLock.OUTBOX.take(connection)) {
                return 0;
            }
            var waiting = rows.unpublished(AT_ONCE);
            topic.publish(waiting.stream().map(RejectionRow::toRejection).toList());
            waiting.forEach(row -> rows.markPublished(row.id(), row.rejectedAt()));
            return waiting.size();
        });
    }
}
