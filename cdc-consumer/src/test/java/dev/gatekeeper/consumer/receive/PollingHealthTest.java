package dev.gatekeeper.consumer.receive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.consumer.Told;
import dev.gatekeeper.consumer.decode.Value;
import io.micronaut.configuration.kafka.ConsumerRegistry;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthResult;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class PollingHealthTest {

    @Test
    void aConsumerThatPolledALittleWhileAgoIsUp() {
        assertThat(health(299.0).getStatus()).isEqualTo(HealthStatus.UP);
    }

    @Test
    void aConsumerThatHasYetToPollIsUp() {
        assertThat(health(-1.0).getStatus()).isEqualTo(HealthStatus.UP);
    }

    @Test
    void aConsumerThatIsStuckIsDownAndSaysForHowLong() {
        var health = health(301.4);

        assertThat(health.getStatus()).isEqualTo(HealthStatus.DOWN);
        assertThat(health.getDetails()).isEqualTo(Map.of("only", "It has not polled for 301 s."));
    }

    private static HealthResult health(double secondsSincePoll) {
        return Told.of(new PollingHealth(new OnlyOne(secondsSincePoll)));
    }

    /// A registry of one consumer, which polled so long ago.
    private record OnlyOne(double secondsSincePoll) implements ConsumerRegistry {

        @Override
        @SuppressWarnings("unchecked") // Whatever its records are, it has none.
        public <K, V> Consumer<K, V> getConsumer(String id) {
            return (Consumer<K, V>) new MockConsumer<byte[], Value>("none") {
                @Override
                public synchronized Map<MetricName, ? extends Metric> metrics() {
                    var name = new MetricName("last-poll-seconds-ago", "consumer-metrics", "", Map.of());
                    return Map.of(name, new Metric() {
                        @Override
                        public MetricName metricName() {
                            return name;
                        }

                        @Override
                        public Object metricValue() {
                            return secondsSincePoll;
                        }
                    });
                }
            };
        }

        @Override
        public Set<String> getConsumerIds() {
            return Set.of("only");
        }

        @Override
        public Set<String> getConsumerSubscription(String id) {
            return Set.of();
        }

        @Override
        public Set<TopicPartition> getConsumerAssignment(String id) {
            return Set.of();
        }

        @Override
        public boolean isPaused(String id) {
            return false;
        }

        @Override
        public boolean isPaused(String id, Collection<TopicPartition> partitions) {
            return false;
        }

        @Override
        public void pause(String id) {}

        @Override
        public void pause(String id, Collection<TopicPartition> partitions) {}

        @Override
        public void resume(String id) {}

        @Override
        public void resume(String id, Collection<TopicPartition> partitions) {}
    }
}
