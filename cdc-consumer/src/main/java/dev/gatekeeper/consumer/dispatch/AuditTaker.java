package dev.gatekeeper.consumer.dispatch;

import dev.gatekeeper.changeset.log.Moments;
import dev.gatekeeper.changeset.rejection.Rejection;
import dev.gatekeeper.changeset.rejection.RejectionJson;
import dev.gatekeeper.changeset.rejection.UnreadableRejectionException;
import dev.gatekeeper.consumer.apply.Remedies;
import dev.gatekeeper.consumer.decode.Value;
import dev.gatekeeper.consumer.log.Limits;
import dev.gatekeeper.consumer.log.TopicIdentity;
import dev.gatekeeper.consumer.position.LostPartitionException;
import dev.gatekeeper.consumer.position.Positions;
import dev.gatekeeper.consumer.rejection.Rejections;
import dev.gatekeeper.consumer.transaction.Transactions;
import dev.gatekeeper.consumer.trouble.Blame;
import dev.gatekeeper.consumer.trouble.Trouble;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/// Takes the audit topic's rejections into `cdc.rejection`. What stands there and is not a rejection, or none
/// that PostgreSQL can keep, is skipped, with word of it in the log. Thread-safe.
@Singleton
public final class AuditTaker implements Taker {

    private static final Logger LOG = LoggerFactory.getLogger(AuditTaker.class);

    private final Transactions transactions;
    private final Positions positions;
    private final Rejections rejections;
    private final Remedies remedies;
    private final long portionBytes;

    AuditTaker(
            Transactions transactions, Positions positions, Rejections rejections, Remedies remedies, Limits limits) {
        this.transactions = transactions;
        this.positions = positions;
        this.rejections = rejections;
        this.remedies = remedies;
        this.portionBytes = 2L * limits.size().auditRecordBytes();
    }

    @Override
    public Taken take(TopicIdentity topic, int partition, long expected, List<ConsumerRecord<byte[], Value>> records) {
        var portion = Portion.first(records, portionBytes);
        var next = portion.getLast().offset() + 1;
        try {
            return transactions.write(connection -> {
                positions.advance(topic, partition, expected, next);
                for (var kafkaRecord : portion) {
                    keep(kafkaRecord, connection);
                }
                return new Taken.Committed(next);
            });
        } catch (LostPartitionException lost) {
            return new Taken.Lost(lost.why());
        } catch (RuntimeException trouble) {
            return new Taken.Troubled(Trouble.words(trouble), remedies.against(trouble, null), trouble, null);
        }
    }

    @Override
    public void forget(Collection<TopicPartition> partitions) {
        // Nothing is remembered of them.
    }

    private void keep(ConsumerRecord<byte[], Value> kafkaRecord, Connection connection) throws SQLException {
        var value = kafkaRecord.value();
        final Rejection rejection;
        try {
            rejection = RejectionJson.read(value == null ? new byte[0] : value.bytes());
        } catch (UnreadableRejectionException foreign) {
            about(kafkaRecord, Level.WARN)
                    .setCause(foreign)
                    .log("A record of the audit topic is not a rejection; skipped. The topic keeps it.");
            return;
        }
        if (!Moments.isInRange(rejection.rejectedAt())
                || !Moments.isInRange(rejection.sender().receivedAt())) {
            about(kafkaRecord, Level.ERROR)
                    .log("A rejection of the audit topic bears no real time; skipped. The topic keeps it.");
            return;
        }
        var savepoint = connection.setSavepoint();
        try {
            rejections.keepPublished(rejection);
            connection.releaseSavepoint(savepoint);
        } catch (RuntimeException refusal) {
            switch (Blame.of(refusal)) {
                case DATABASE -> throw refusal;
                case CHANGE_SET -> {
                    connection.rollback(savepoint);
                    about(kafkaRecord, Level.ERROR)
                            .addKeyValue("rejection", rejection.id())
                            .addKeyValue("why", Trouble.words(refusal))
                            .log("A rejection of the audit topic can't be kept; skipped. The topic keeps it.");
                }
            }
        }
    }

    private static LoggingEventBuilder about(ConsumerRecord<byte[], Value> kafkaRecord, Level level) {
        return LOG.atLevel(level)
                .addKeyValue("topic", kafkaRecord.topic())
                .addKeyValue("partition", kafkaRecord.partition())
                .addKeyValue("offset", kafkaRecord.offset());
    }
}
