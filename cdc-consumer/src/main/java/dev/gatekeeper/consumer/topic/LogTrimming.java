package dev.gatekeeper.consumer.topic;

import static java.util.stream.Collectors.toMap;

import dev.gatekeeper.consumer.log.TopicIdentity;
import dev.gatekeeper.consumer.log.TopicSettings;
import dev.gatekeeper.consumer.position.Positions;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Deletes the log's records that were applied longer ago than the restore window: what a database that is
/// restored from a backup would ask for again is younger than that. Off where no window is configured. Any
/// number of consumers may do so at once.
///
/// Nothing at or past a committed position goes, and nothing of another topic than the one that the positions were
/// kept for: Kafka is asked for its id before the positions are read and once more before records are deleted.
@Singleton
@Requires(property = "gatekeeper.log.restore-window")
class LogTrimming {

    private static final Logger LOG = LoggerFactory.getLogger(LogTrimming.class);

    private final LogAdmin admin;
    private final Positions positions;
    private final String topic;
    private final Duration window;
    private final Clock clock;
    private final Counter deleted;

    LogTrimming(
            LogAdmin admin,
            Positions positions,
            TopicSettings topics,
            Clock clock,
            MeterRegistry registry,
            @Property(name = "gatekeeper.log.restore-window") Duration window) {
        if (!window.isPositive()) {
            throw new IllegalArgumentException("gatekeeper.log.restore-window must be more than nothing.");
        }
        this.admin = admin;
        this.positions = positions;
        this.topic = topics.changeSets().name();
        this.window = window;
        this.clock = clock;
        this.deleted = Counter.builder("gatekeeper.log.deleted")
                .description("Offsets of the log that were freed past the restore window")
                .register(registry);
    }

    @Scheduled(fixedDelay = "${gatekeeper.upkeep.interval:10m}", initialDelay = "${gatekeeper.upkeep.delay:1m}")
    void trim() {
        try {
            trim(admin.identity(topic), clock.instant().minus(window));
        } catch (KafkaException e) {
            LOG.atWarn()
                    .addKeyValue("cause", e.getMessage())
                    .log("The log can't be trimmed now; it is tried again later.");
        } catch (RuntimeException e) {
            LOG.atWarn().setCause(e).log("The log can't be trimmed now; it is tried again later.");
        }
    }

    private void trim(TopicIdentity identity, Instant before) {
        var applied = positions.of(identity).entrySet().stream()
                .collect(toMap(position -> new TopicPartition(topic, position.getKey()), Map.Entry::getValue));
        var upTo = new HashMap<TopicPartition, Long>();
        var freed = 0.0;
        for (var span : admin.olderThan(before, applied.keySet()).entrySet()) {
            var old = span.getValue();
            var end = Math.min(old.end(), Objects.requireNonNull(applied.get(span.getKey())));
            if (end > old.beginning()) {
                upTo.put(span.getKey(), end);
                freed += end - old.beginning();
            }
        }
        if (!upTo.isEmpty() && admin.identity(topic).equals(identity)) {
            admin.deleteBefore(upTo);
            deleted.increment(freed);
            LOG.atInfo().addKeyValue("before", upTo).log("Records that were applied are deleted from the log.");
        }
    }
}
