package dev.gatekeeper.consumer.partition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.consumer.Sink;
import dev.gatekeeper.consumer.log.TopicIdentity;
import dev.gatekeeper.consumer.position.Positions;
import dev.gatekeeper.consumer.topic.LogAdmin;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeptStartsIT {

    private final Sink sink = Sink.start(Map.of());

    @AfterEach
    void stop() {
        sink.close();
    }

    private static final TopicPartition ONE = new TopicPartition("one", 0);
    private static final TopicPartition OTHER = new TopicPartition("other", 0);

    @Test
    void whereKafkaDoesNotAnswerForOneTopicTheOthersAreNotAskedFor() {
        try (var nowhere = AdminClient.create(Map.of("bootstrap.servers", "localhost:1"))) {
            var kafka = new Silent(nowhere);
            var positions = sink.context().getBean(Positions.class);

            var found = new KeptStarts(kafka, positions).find(Set.of(ONE, OTHER));

            assertThat(kafka.asked).hasSize(1);
            assertThat(found).containsOnlyKeys(ONE, OTHER);
            assertThat(found.values())
                    .allSatisfy(answer -> assertThat(answer).isInstanceOf(Starts.Found.Unavailable.class));
        }
    }

    private static final class Silent extends LogAdmin {
        private final List<String> asked = new ArrayList<>();

        Silent(AdminClient admin) {
            super(admin);
        }

        @Override
        public TopicIdentity identity(String topic) {
            asked.add(topic);
            throw new KafkaException("no answer");
        }

        @Override
        public Map<TopicPartition, Bounds> bounds(Collection<TopicPartition> partitions) {
            throw new AssertionError("Nothing is to be asked for any more.");
        }
    }
}
