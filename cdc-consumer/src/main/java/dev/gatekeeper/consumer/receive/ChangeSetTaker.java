package dev.gatekeeper.consumer.receive;

import dev.gatekeeper.consumer.apply.Applied;
import dev.gatekeeper.consumer.apply.Applier;
import dev.gatekeeper.consumer.log.Batch;
import dev.gatekeeper.consumer.log.Limits;
import dev.gatekeeper.consumer.log.TopicIdentity;
import jakarta.inject.Singleton;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// Reads the log's records and has them applied. Thread-safe.
@Singleton
final class ChangeSetTaker implements Taker {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeSetTaker.class);

    private final RecordReader reader;
    private final Applier applier;
    private final long portionBytes;

    ChangeSetTaker(RecordReader reader, Applier applier, Limits limits) {
        this.reader = reader;
        this.applier = applier;
        this.portionBytes = 2L * limits.changeSetBytes();
    }

    @Override
    public Taken take(TopicIdentity topic, int partition, long expected, List<ConsumerRecord<byte[], byte[]>> records) {
        var batch = new Batch(
                topic,
                partition,
                expected,
                Portion.first(records, portionBytes).stream().map(reader::read).toList());
        return switch (applier.apply(batch)) {
            case Applied.Committed committed -> {
                LOG.atLevel(committed.rejected() == 0 ? Level.DEBUG : Level.INFO)
                        .addKeyValue("topic", topic.name())
                        .addKeyValue("partition", partition)
                        .addKeyValue("next", committed.next())
                        .addKeyValue("written", committed.written())
                        .addKeyValue("repeated", committed.repeated())
                        .addKeyValue("rejected", committed.rejected())
                        .log("A batch is committed.");
                yield new Taken.Committed(committed.next());
            }
            case Applied.Lost(var why) -> new Taken.Lost(why);
            case Applied.Troubled(var why, var cause, var _) -> new Taken.Troubled(why, cause);
        };
    }
}
