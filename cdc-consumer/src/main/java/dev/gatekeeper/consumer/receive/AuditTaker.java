package dev.gatekeeper.consumer.receive;

import dev.gatekeeper.changeset.rejection.RejectionJson;
import dev.gatekeeper.changeset.rejection.UnreadableRejectionException;
import dev.gatekeeper.consumer.apply.Trouble;
import dev.gatekeeper.consumer.ledger.LostPartitionException;
import dev.gatekeeper.consumer.ledger.Positions;
import dev.gatekeeper.consumer.log.Limits;
import dev.gatekeeper.consumer.log.TopicIdentity;
import dev.gatekeeper.consumer.rejection.Rejections;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes the audit topic's rejections into `cdc.rejection`. What stands there and is no rejection is passed over, with
/// word of it in the log. Thread-safe.
@Singleton
final class AuditTaker implements Taker {

    private static final Logger LOG = LoggerFactory.getLogger(AuditTaker.class);

    private final TransactionOperations<Connection> transactions;
    private final Positions positions;
    private final Rejections rejections;
    private final long portionBytes;

    AuditTaker(
            TransactionOperations<Connection> transactions, Positions positions, Rejections rejections, Limits limits) {
        this.transactions = transactions;
        this.positions = positions;
        this.rejections = rejections;
        this.portionBytes = 2L * limits.size().auditRecordBytes();
    }

    @Override
    public Taken take(TopicIdentity topic, int partition, long expected, List<ConsumerRecord<byte[], byte[]>> records) {
        var portion = Portion.first(records, portionBytes);
        var next = portion.getLast().offset() + 1;
        try {
            return transactions.executeWrite(transaction -> {
                positions.advance(topic, partition, expected, next);
                portion.forEach(this::keep);
                return new Taken.Committed(next);
            });
        } catch (LostPartitionException lost) {
            return new Taken.Lost(lost.why());
        } catch (Exception trouble) { // Checked ones too: the transaction throws what its body throws.
            return new Taken.Troubled(Trouble.words(trouble), trouble);
        }
    }

    private void keep(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        var value = kafkaRecord.value();
        try {
            rejections.keepPublished(RejectionJson.read(value == null ? new byte[0] : value));
        } catch (UnreadableRejectionException foreign) {
            LOG.atWarn()
                    .addKeyValue("topic", kafkaRecord.topic())
                    .addKeyValue("partition", kafkaRecord.partition())
                    .addKeyValue("offset", kafkaRecord.offset())
                    .log("A record of the audit topic is no rejection and is passed over.");
        }
    }
}
