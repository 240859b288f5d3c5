package dev.gatekeeper.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaClusterIT {

    @TempDir
    private Path folder;

    @Test
    void threeNodesKeepACopyOfEachRecordEach() throws Exception {
        var clusterId = Uuid.randomUuid();
        var controllerPorts =
                Stream.generate(Ports::anyFree).distinct().limit(3).toList();
        var nodes = new ArrayList<EmbeddedKafka>();
        try (var starts = Executors.newFixedThreadPool(3)) {
            var starting = new ArrayList<Future<EmbeddedKafka>>();
            for (var id = 1; id <= 3; id++) {
                var node = new KafkaNode(clusterId, id, controllerPorts);
                starting.add(starts.submit(
                        () -> EmbeddedKafka.start(folder.resolve("node-" + node.id()), 0, node, Map.of())));
            }
            for (var start : starting) {
                nodes.add(start.get(60, TimeUnit.SECONDS));
            }
            Map<String, Object> settings = Map.of(
                    "bootstrap.servers", nodes.getFirst().bootstrapServers(), "acks", "all", "max.block.ms", 30_000);
            try (var admin = Admin.create(
                            Map.of("bootstrap.servers", nodes.getFirst().bootstrapServers()));
                    var producer =
                            new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
                admin.createTopics(List.of(
                                new NewTopic("copied", 1, (short) 3).configs(Map.of("min.insync.replicas", "3"))))
                        .all()
                        .get(30, TimeUnit.SECONDS);

                var written = producer.send(new ProducerRecord<>("copied", new byte[] {1}))
                        .get(30, TimeUnit.SECONDS);

                assertThat(written.offset()).isZero();
                assertThat(inSync(admin)).hasSize(3);
            } finally {
                // At the same time too: the last ones alone would have nobody to take their leave from.
                nodes.forEach(node -> starts.execute(node::close));
            }
        }
    }

    private static List<Node> inSync(Admin admin) throws Exception {
        var topics = admin.describeTopics(List.of("copied")).allTopicNames().get(30, TimeUnit.SECONDS);
        return Objects.requireNonNull(topics.get("copied"))
                .partitions()
                .getFirst()
                .isr();
    }
}
