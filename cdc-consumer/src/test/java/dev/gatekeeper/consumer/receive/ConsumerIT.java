package dev.gatekeeper.consumer.receive;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.changeset.log.RecordHeaders;
import dev.gatekeeper.consumer.Running;
import dev.gatekeeper.infra.Infra;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
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
