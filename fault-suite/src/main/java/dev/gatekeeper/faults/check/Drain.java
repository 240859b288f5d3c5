package dev.gatekeeper.faults.check;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Waits until all that is spooled is logged, all that is logged was taken, and all that was rejected is in the
/// audit topic and was taken from there.
public final class Drain {

    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final Inspection inspection;
    private final Target target;
    private final GatewaySpool spool;

    public Drain(Inspection inspection, Target target, GatewaySpool spool) {
        this.spool = spool;
        this.inspection = inspection;
        this.target = target;
    }

    /// @param quiet how long what the gateway has in its hands may still take to reach the log
    /// @param stall how long it may take until the next record is taken
    /// @param most how long it may take in all
    /// @return nothing, or why it can't be said that all is taken
    public Optional<Discrepancy> await(Duration quiet, Duration stall, Duration most) throws InterruptedException {
        Thread.sleep(quiet);
        var start = System.nanoTime();
        var moved = start;
        var taken = taken();
        var obstacle = look();
        while (obstacle.isPresent()) {
            var now = System.nanoTime();
            if (now - moved > stall.toNanos()) {
                return Optional.of(new Discrepancy(
                        "drain", "Nothing has moved for " + stall.toSeconds() + " s: " + obstacle.get()));
            }
            if (now - start > most.toNanos()) {
                return Optional.of(new Discrepancy(
                        "drain", "It is not done within " + most.toSeconds() + " s: " + obstacle.get()));
            }
            Thread.sleep(BETWEEN_LOOKS);
            var since = taken();
            if (since > taken) {
                taken = since;
                moved = System.nanoTime();
            }
            obstacle = look();
        }
        return Optional.empty();
    }

    /// How many records were taken of both topics together; 0 where PostgreSQL does not say.
    private long taken() {
        try {
            var sum = 0L;
            for (var topic : List.of(inspection.log(), inspection.audit())) {
                for (var position : target.positions(topic.topic()).values()) {
                    sum += position;
                }
            }
            return sum;
        } catch (SQLException e) {
            return 0;
        }
    }

    private Optional<String> look() throws InterruptedException {
        try {
            var spooled = spool.look();
            if (spooled.isPresent()) {
                return spooled;
            }
            return behind(inspection.log()).or(() -> unpublished()).or(() -> behind(inspection.audit()));
        } catch (KafkaException e) {
            LOG.info("Kafka does not answer.", e);
            return Optional.of("Kafka does not answer: " + e.getMessage());
        }
    }

    private Optional<String> behind(TopicReader topic) {
        try {
            var ends = topic.ends();
            var positions = target.positions(topic.topic());
            return ends.entrySet().stream()
                    .filter(end -> !end.getValue().equals(positions.get(end.getKey())))
                    .map(end -> behind(topic.topic(), end, positions))
                    .findFirst();
        } catch (SQLException e) {
            return Optional.of("PostgreSQL does not answer: " + e.getMessage());
        }
    }

    private static String behind(String topic, Map.Entry<Integer, Long> end, Map<Integer, Long> positions) {
        return topic + "/" + end.getKey() + " ends at " + end.getValue() + ", and its position is "
                + positions.get(end.getKey()) + ".";
    }

    private Optional<String> unpublished() {
        try {
            var count = target.unpublished();
            return count == 0 ? Optional.empty() : Optional.of(count + " rejections have yet to be published.");
        } catch (SQLException e) {
            return Optional.of("PostgreSQL does not answer: " + e.getMessage());
        }
    }
}
