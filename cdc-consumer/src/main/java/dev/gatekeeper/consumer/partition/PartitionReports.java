package dev.gatekeeper.consumer.partition;

import dev.gatekeeper.consumer.position.PartitionSeen;
import dev.gatekeeper.consumer.position.Partitions;
import dev.gatekeeper.consumer.topic.LogAdmin;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micronaut.configuration.kafka.ConsumerRegistry;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells all consumers, and whoever asks, how the partitions that this process holds stand: where the log ends,
/// and what blocks them. Every few seconds, to the database and to the meters.
@Singleton
class PartitionReports {

    private static final Logger LOG = LoggerFactory.getLogger(PartitionReports.class);

    private final ConsumerRegistry consumers;
    private final BlockedPartitions blocked;
    private final LogAdmin admin;
    private final Partitions partitions;
    private final Clock clock;
    private final MultiGauge lags;
    private final MultiGauge blocks;

    PartitionReports(
            ConsumerRegistry consumers,
            BlockedPartitions blocked,
            LogAdmin admin,
            Partitions partitions,
            Clock clock,
            MeterRegistry registry) {
        this.consumers = consumers;
        this.blocked = blocked;
        this.admin = admin;
        this.partitions = partitions;
        this.clock = clock;
        this.lags = MultiGauge.builder("gatekeeper.partition.lag.records")
                .description("Records of the log that are yet to be taken, in the partitions that this process holds")
                .register(registry);
        this.blocks = MultiGauge.builder("gatekeeper.partition.blocked.seconds")
                .description("For how long a partition of this process has been blocked; 0 where it gets on")
                .register(registry);
    }

    @Scheduled(fixedDelay = "${gatekeeper.partitions.report-interval:5s}")
    void report() {
        var held = held();
        gaugeBlocks(held);
        try {
            var ends = ends(held);
            if (!held.isEmpty()) {
                partitions.report(
                        held.stream().map(partition -> seen(partition, ends)).toList());
            }
            gaugeLags(ends);
        } catch (RuntimeException e) {
            LOG.atDebug().setCause(e).log("How the partitions stand can't be told now.");
        }
    }

    private List<TopicPartition> held() {
        var held = new ArrayList<TopicPartition>();
        for (var id : new TreeSet<>(consumers.getConsumerIds())) {
            try {
                held.addAll(consumers.getConsumerAssignment(id));
            } catch (IllegalArgumentException noneYet) {
                LOG.debug("A consumer holds no partition yet.", noneYet);
            }
        }
        return held;
    }

    /// Empty where Kafka does not say.
    private Map<TopicPartition, Long> ends(List<TopicPartition> held) {
        var ends = new HashMap<TopicPartition, Long>();
        try {
            admin.bounds(held).forEach((partition, bounds) -> ends.put(partition, bounds.end()));
        } catch (KafkaException away) {
            LOG.debug("Where the log ends can't be told now.", away);
        }
        return ends;
    }

    private PartitionSeen seen(TopicPartition partition, Map<TopicPartition, Long> ends) {
        return new PartitionSeen(
                partition.topic(),
                partition.partition(),
                ends.get(partition),
                blocked.of(partition).map(PartitionReports::block).orElse(null));
    }

    private static PartitionSeen.Block block(Blocked blocked) {
        var at = blocked.at();
        return new PartitionSeen.Block(
                blocked.since(),
                blocked.why(),
                blocked.remedy(),
                at == null ? null : (Long) at.offset(),
                at == null || at.id() == null ? null : at.id().uuid(),
                at == null || at.stream() == null ? null : at.stream().text());
    }

    private void gaugeBlocks(List<TopicPartition> held) {
        var now = clock.instant();
        blocks.register(
                held.stream()
                        .map(partition -> MultiGauge.Row.of(tags(partition), secondsBlocked(partition, now)))
                        .toList(),
                true);
    }

    private long secondsBlocked(TopicPartition partition, Instant now) {
        return blocked.of(partition)
                .map(block -> Math.max(1, Duration.between(block.since(), now).toSeconds()))
                .orElse(0L);
    }

    private void gaugeLags(Map<TopicPartition, Long> ends) {
        var rows = new ArrayList<MultiGauge.Row<?>>();
        for (var standing : partitions.all()) {
            var partition = new TopicPartition(standing.topic(), standing.partition());
            var end = ends.get(partition);
            if (end != null) {
                rows.add(MultiGauge.Row.of(tags(partition), Math.max(0, end - standing.nextOffset())));
            }
        }
        lags.register(rows, true);
    }

    private static Tags tags(TopicPartition partition) {
        return Tags.of("topic", partition.topic(), "partition", Integer.toString(partition.partition()));
    }
}
