package dev.gatekeeper.consumer.receive;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.changeset.log.RecordHeaders;
import dev.gatekeeper.consumer.Running;
import dev.gatekeeper.infra.Infra;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Positions, rebalances and what stands in the log that should not.
class ConsumerIT {

    private static final Map<String, Object> DEFAULTS = Map.of();

    private final Running running = new Running();

    @BeforeEach
    void start() {
        running.execute("create table public.t (a int, b text)");
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void aConsumerThatTakesOverWithoutKafkasOffsetsAppliesNothingTwice() throws Exception {
        try (var log = running.log()) {
            var first = running.startConsumer(DEFAULTS);
            for (var a = 0; a < 20; a++) {
                log.append(a % 6, "k" + a, insert(a));
            }
            running.awaitDecided(20);
            first.close();

            forgetKafkasOffsets();
            var second = running.startConsumer(DEFAULTS);
            log.append(0, "last", insert(20));
            running.awaitDecided(21);

            assertThat(running.query("select count(*) from public.t")).containsExactly("21");
            assertThat(running.query("select sum(repeats) from cdc.change_set")).containsExactly("0");
            assertThat(running.blocked(second)).isEmpty();
        }
    }

    @Test
    void partitionsMoveBetweenConsumersAndEachChangeSetIsAppliedOnce() throws Exception {
        try (var log = running.log()) {
            running.startConsumer(DEFAULTS);
            for (var a = 0; a < 60; a++) {
                log.append(a % 6, "k" + a, insert(a));
                if (a == 20) {
                    running.startConsumer(Map.of("gatekeeper.consumer.threads", 2));
                }
            }
            running.awaitDecided(60);

            assertThat(running.query("select count(*) || ' ' || count(distinct a) from public.t"))
                    .containsExactly("60 60");
        }
    }

    @Test
    void whatIsNoChangeSetIsRejectedWholeAndTheRestGoesOn() throws Exception {
        try (var log = running.log()) {
            running.startConsumer(DEFAULTS);
            var nothing = log.foreign(0, null);
            log.header(nothing, RecordHeaders.ID, UUID.randomUUID().toString());
            log.append(0, "before", insert(1));
            log.send(nothing);
            log.send(log.foreign(0, "no headers".getBytes(StandardCharsets.UTF_8)));
            log.append(0, "not json", "{\"change\":[");
            log.append(0, "not a change set", "{\"change\":[{\"kind\":\"upsert\"}]}");
            log.append(0, "after", insert(2));
            running.awaitDecided(2);

            assertThat(running.query("select a from public.t order by a")).containsExactly("1", "2");
            assertThat(running.query("""
                    select reason || ' ' || encode(payload, 'escape') from cdc.rejection order by log_offset
                    """))
                    .containsExactly(
                            "unreadable-record ",
                            "unreadable-record no headers",
                            "not-a-change-set {\"change\":[",
                            "not-a-change-set {\"change\":[{\"kind\":\"upsert\"}]}");
        }
    }

    @Test
    void aPositionOutsideTheLogStopsItsPartitionUntilSomeoneMendsIt() throws Exception {
        try (var log = running.log()) {
            var first = running.startConsumer(DEFAULTS);
            log.append(0, "one", insert(1));
            log.append(1, "two", insert(2));
            running.awaitDecided(2);
            first.close();
            running.execute(
                    "update cdc.partition_position set next_offset = 99 where partition = 0 and topic like 'log%'");

            var second = running.startConsumer(DEFAULTS);
            log.append(0, "three", insert(3));
            log.append(1, "four", insert(4));
            running.awaitDecided(3);
            running.await("partition 0 blocked", () -> running.blocked(second).size() == 1);

            assertThat(running.blocked(second))
                    .singleElement()
                    .asString()
                    .startsWith("0: The next record of")
                    .contains("the log ends at");
            running.execute(
                    "update cdc.partition_position set next_offset = 1 where partition = 0 and topic like 'log%'");
            running.awaitDecided(4);
            running.await("nothing blocked", () -> running.blocked(second).isEmpty());
        }
    }

    @Test
    void anotherTopicUnderTheOldNameStopsItsPartitions() throws Exception {
        try (var log = running.log()) {
            var first = running.startConsumer(DEFAULTS);
            log.append(0, "one", insert(1));
            running.awaitDecided(1);
            first.close();
            running.execute("update cdc.partition_position set topic_id = 'another' where topic like 'log%'");

            var second = running.startConsumer(DEFAULTS);
            running.await(
                    "all partitions blocked", () -> running.blocked(second).size() == 6);

            assertThat(running.blocked(second))
                    .allSatisfy(why -> assertThat(why).contains("deleted and made anew"));
        }
    }

    @Test
    void aTopicThatIsMadeAnewWhileItIsReadStopsBeforeAnythingOfItIsTaken() throws Exception {
        var consumer = running.startConsumer(DEFAULTS);
        try (var log = running.log()) {
            log.append(0, "one", insert(1));
            running.awaitDecided(1);
        }

        makeTopicAnew();
        try (var log = running.log()) {
            for (var a = 2; a < 10; a++) {
                log.append(0, "anew" + a, insert(a));
            }
            running.await(
                    "partition 0 blocked",
                    () -> running.blocked(consumer).stream()
                            .anyMatch(why -> why.startsWith("0: ") && why.contains("deleted and made anew")));
        }

        assertThat(running.query("select a from public.t")).containsExactly("1");
    }

    @Test
    void aTopicThatGetsMorePartitionsGoesOnOnceSomeoneSaysThatTheOldOnesAreDone() throws Exception {
        var consumer = running.startConsumer(DEFAULTS);
        try (var log = running.log()) {
            log.append(0, "before", insert(1));
            running.awaitDecided(1);
            try (var admin =
                    Admin.create(Map.of("bootstrap.servers", Infra.kafka().bootstrapServers()))) {
                admin.createPartitions(Map.of(running.topic(), NewPartitions.increaseTo(8)))
                        .all()
                        .get();
            }
            // Its key is that of a stream that lies in another partition as long as there are six.
            log.append(foreignHome(), "from elsewhere", insert(2));
            running.await(
                    "old and new partitions wait",
                    () -> running.blocked(consumer).size() >= 3);

            running.execute("update cdc.partition_position set partition_count = 8 where topic like 'log%'");
            running.awaitDecided(2);

            running.await("nothing blocked", () -> running.blocked(consumer).isEmpty());
            assertThat(running.query("select a from public.t order by a")).containsExactly("1", "2");
        }
    }

    /// A partition of six in which the test's key does not lie.
    private static int foreignHome() {
        return (Utils.toPositive(Utils.murmur2("key".getBytes(StandardCharsets.UTF_8))) + 1) % 6;
    }

    private void makeTopicAnew() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", Infra.kafka().bootstrapServers()))) {
            admin.deleteTopics(List.of(running.topic())).all().get();
            running.await("the topic is made anew", () -> {
                try {
                    admin.createTopics(List.of(new NewTopic(running.topic(), 6, (short) 1)))
                            .all()
                            .get();
                    return true;
                } catch (ExecutionException stillThere) {
                    return false;
                }
            });
        }
    }

    /// As after a crash between the database's commit and Kafka's.
    private void forgetKafkasOffsets() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", Infra.kafka().bootstrapServers()))) {
            var group = "cdc-consumer";
            var partitions = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .keySet();
            admin.deleteConsumerGroupOffsets(
                            group,
                            partitions.stream()
                                    .filter(partition -> partition.topic().equals(running.topic()))
                                    .collect(toSet()))
                    .all()
                    .get();
        }
    }

    private static String insert(int a) {
        return """
            {"change":[{"kind":"insert","table":"t","columnnames":["a"],"columntypes":["integer"],"columnvalues":[%d]}]}""".formatted(a);
    }
}
