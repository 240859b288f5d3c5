package dev.gatekeeper.faults.check;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Waits until all that is logged was taken, and all that was rejected is in the audit topic and was taken
/// from there.
public final class Drain {

    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final Inspection inspection;
    private final Target target;

    public Drain(Inspection inspection, Target target) {
        this.inspection = inspection;
        this.target = target;
    }

    /// @param quiet how long what the gateway has in its hands may still take to reach the log
    /// @return nothing, or why it can't be said within `patience` that all is taken
    public Optional<Discrepancy> await(Duration quiet, Duration patience) throws InterruptedException {
        Thread.sleep(quiet);
        var deadline = System.nanoTime() + patience.toNanos();
        var obstacle = look();
        while (obstacle.isPresent() && System.nanoTime() < deadline) {
            Thread.sleep(BETWEEN_LOOKS);
            obstacle = look();
        }
        return obstacle.map(why -> new Discrepancy("drain", "Not within " + patience.toSeconds() + " s: " + why));
    }

    private Optional<String> look() {
        try {
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
