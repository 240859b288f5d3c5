package dev.gatekeeper.consumer.dispatch;

import dev.gatekeeper.changeset.rejection.Reason;
import dev.gatekeeper.consumer.apply.Applied;
import dev.gatekeeper.consumer.apply.Applier;
import dev.gatekeeper.consumer.apply.Remedies;
import dev.gatekeeper.consumer.decode.ReadAhead;
import dev.gatekeeper.consumer.decode.Value;
import dev.gatekeeper.consumer.log.Batch;
import dev.gatekeeper.consumer.log.Limits;
import dev.gatekeeper.consumer.log.LogRecord;
import dev.gatekeeper.consumer.log.TopicIdentity;
import io.opentelemetry.api.trace.Span;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// Reads the log's records and has them applied. After trouble it closes in on the record at fault, and has that one
/// rejected where it is stuck or an operator ordered it. Thread-safe, where each partition is one thread's.
@Singleton
public final class ChangeSetTaker implements Taker {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeSetTaker.class);

    /// A portion's records take many times their size once they are read, and two portions are in memory at once.
    private static final int PORTIONS = 64;

    private static final long LEAST_PORTION_BYTES = 1 << 20;

    private final ReadAhead reading;
    private final Applier applier;
    private final Remedies remedies;
    private final Scrutiny scrutiny;
    private final GivingUp givingUp;
    private final LogMeters meters;
    private final BatchSpans spans;
    private final long portionBytes;

    ChangeSetTaker(
            ReadAhead reading,
            Applier applier,
            Remedies remedies,
            Scrutiny scrutiny,
            GivingUp givingUp,
            LogMeters meters,
            BatchSpans spans,
            Limits limits) {
        this.reading = reading;
        this.applier = applier;
        this.remedies = remedies;
        this.scrutiny = scrutiny;
        this.givingUp = givingUp;
        this.meters = meters;
        this.spans = spans;
        this.portionBytes = Math.clamp(
                Runtime.getRuntime().maxMemory() / PORTIONS, LEAST_PORTION_BYTES, 2L * limits.changeSetBytes());
    }

    @Override
    public Taken take(TopicIdentity topic, int partition, long expected, List<ConsumerRecord<byte[], Value>> records) {
        var from = new TopicPartition(topic.name(), partition);
        var portion = scrutiny.narrow(from, portion(from, records));
        var rest = records.subList(portion.size(), records.size());
        var batch =
                new Batch(topic, partition, expected, reading.read(from, portion, Portion.first(rest, portionBytes)));
        return switch (apply(batch, spans.begin(from, portion))) {
            case Applied.Committed committed -> committed(batch, committed);
            case Applied.Lost(var why) -> {
                reading.forget(from);
                yield new Taken.Lost(why);
            }
            case Applied.Troubled troubled -> {
                reading.forget(from); // What comes next is fetched anew, and is not what was read ahead.
                scrutiny.troubled(from, portion, troubled.at());
                yield troubled(batch, troubled);
            }
        };
    }

    /// Of a poll's first records PostgreSQL has nothing to do until they are read, so there are fewer of them.
    private List<ConsumerRecord<byte[], Value>> portion(
            TopicPartition partition, List<ConsumerRecord<byte[], Value>> records) {
        return reading.isAhead(partition) ? Portion.first(records, portionBytes) : Portion.small(records, portionBytes);
    }

    @Override
    public void forget(Collection<TopicPartition> partitions) {
        partitions.forEach(scrutiny::forget);
        partitions.forEach(reading::forget);
    }

    private Applied apply(Batch batch, Span span) {
        var timing = meters.start();
        var applied = applier.apply(batch);
        meters.attempted(timing, applied);
        spans.end(span, applied);
        return applied;
    }

    private Applied reject(Batch batch, Reason reason, Throwable cause) {
        var applied = applier.reject(batch, reason, cause);
        if (applied instanceof Applied.Committed) {
            meters.givenUp(reason);
            givingUp.tell(batch, reason);
        }
        return applied;
    }

    private Taken committed(Batch batch, Applied.Committed committed) {
        scrutiny.committed(partitionOf(batch), committed.next());
        meters.committed(batch, committed);
        LOG.atLevel(committed.rejected() == 0 ? Level.DEBUG : Level.INFO)
                .addKeyValue("topic", batch.topic().name())
                .addKeyValue("partition", batch.partition())
                .addKeyValue("next", committed.next())
                .addKeyValue("written", committed.written())
                .addKeyValue("repeated", committed.repeated())
                .addKeyValue("rejected", committed.rejected())
                .log("A batch is committed.");
        return new Taken.Committed(committed.next());
    }

    private Taken troubled(Batch batch, Applied.Troubled troubled) {
        if (batch.records().size() > 1) {
            return new Taken.Troubled(troubled.why(), remedies.against(troubled.cause(), null), troubled.cause(), null);
        }
        var alone = batch.records().getFirst();
        var reason = givingUp.reason(batch, troubled);
        if (reason.isPresent()
                && reject(batch, reason.get(), troubled.cause()) instanceof Applied.Committed committed) {
            return committed(batch, committed);
        }
        return new Taken.Troubled(
                troubled.why(),
                remedies.against(
                        troubled.cause(), alone instanceof LogRecord.Accepted accepted ? accepted.changeSet() : null),
                troubled.cause(),
                new Suspect(alone.place().offset(), alone.id(), alone.stream()));
    }

    private static TopicPartition partitionOf(Batch batch) {
        return new TopicPartition(batch.topic().name(), batch.partition());
    }
}
