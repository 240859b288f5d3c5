package dev.gatekeeper.consumer.dispatch;

import dev.gatekeeper.changeset.rejection.Reason;
import dev.gatekeeper.consumer.apply.Applied;
import dev.gatekeeper.consumer.log.Batch;
import dev.gatekeeper.consumer.position.Partitions;
import dev.gatekeeper.consumer.trouble.Blame;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Decides when a change set that blocks its partition is rejected, so that the others go on: where an operator
/// says so; and by itself, where it alone has kept failing for long, each time while another write committed,
/// in a way that a change set may bring about. Thread-safe, where each partition is one thread's.
@Singleton
final class GivingUp {

    private static final Logger LOG = LoggerFactory.getLogger(GivingUp.class);

    static final String STUCK = "stuck";
    static final String BY_OPERATOR = "rejected-by-operator";

    private final Scrutiny scrutiny;
    private final Partitions partitions;
    private final Duration stuckAfter;
    private final Clock clock;

    GivingUp(Scrutiny scrutiny, Partitions partitions, StuckSettings settings, Clock clock) {
        this.scrutiny = scrutiny;
        this.partitions = partitions;
        this.stuckAfter = settings.stuckAfter();
        this.clock = clock;
    }

    /// The reason to reject the batch's only record, which has just failed alone; empty where it is to be
    /// tried again.
    Optional<Reason> reason(Batch batch, Applied.Troubled troubled) {
        var stuck = stuck(batch, troubled);
        return ordered(batch).or(() -> stuck);
    }

    private Optional<Reason> ordered(Batch batch) {
        try {
            return partitions
                    .orderedRejection(
                            batch.topic().name(),
                            batch.partition(),
                            batch.records().getFirst().place().offset())
                    .map(why -> new Reason(
                            BY_OPERATOR, "It blocked its partition, and an operator had it rejected: " + why));
        } catch (RuntimeException unavailable) {
            LOG.debug("Whether an operator ordered anything can't be told now.", unavailable);
            return Optional.empty();
        }
    }

    private Optional<Reason> stuck(Batch batch, Applied.Troubled troubled) {
        var partition = new TopicPartition(batch.topic().name(), batch.partition());
        if (!Blame.mayBeOneChangeSets(troubled.cause())
                || !partitions.takesWrites(partition.topic(), partition.partition())) {
            scrutiny.failedAsAllDoes(partition);
            return Optional.empty();
        }
        var now = clock.instant();
        var since = scrutiny.failedThoughAllIsWell(partition, now);
        return Duration.between(since, now).compareTo(stuckAfter) < 0
                ? Optional.empty()
                : Optional.of(new Reason(
                        STUCK,
                        "It has kept failing since " + since + ", alone, while other writes committed. The last time: "
                                + troubled.why()));
    }

    /// The alarm: nobody's data was at fault, and a change set is out of its stream.
    void tell(Batch batch, Reason reason) {
        var rejected = batch.records().getFirst();
        LOG.atError()
                .addKeyValue("reason", reason.code())
                .addKeyValue("topic", rejected.place().topic())
                .addKeyValue("partition", rejected.place().partition())
                .addKeyValue("offset", rejected.place().offset())
                .addKeyValue("changeSet", rejected.id())
                .addKeyValue("stream", rejected.stream())
                .addKeyValue("why", reason.detail())
                .log("A change set that blocked its partition is rejected; the partition goes on.");
    }
}
