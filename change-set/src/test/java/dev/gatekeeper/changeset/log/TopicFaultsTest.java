package dev.gatekeeper.changeset.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicFaultsTest {

    private static final short THREE = 3;

    private final TopicSpec log = TopicSpec.log("log", 1, THREE, 1000);
    private final TopicSpec audit = TopicSpec.audit("audit", 1, THREE, 1000);
    private final TopicSpec contracts = TopicSpec.contracts("contracts", THREE, 1000);

    @Test
    void aTopicAsItIsCreatedHasNone() {
        assertThat(faults(log, List.of(3), Map.of())).isEmpty();
        assertThat(faults(audit, List.of(3), Map.of())).isEmpty();
        assertThat(faults(contracts, List.of(3), Map.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "min.insync.replicas, 1, 2",
        "unclean.leader.election.enable, true, false",
        "max.message.bytes, 999, 1000",
        "cleanup.policy, compact, delete",
        "retention.ms, 604800000, -1",
        "retention.bytes, 1, -1"
    })
    void aSettingByWhichRecordsGetLostIsNamedWithItsRemedy(String setting, String value, String remedy) {
        assertThat(faults(log, List.of(3), Map.of(setting, value)))
                .containsExactly("The topic log has " + setting + "=" + value + ": set it to " + remedy + ".");
    }

    @ParameterizedTest
    @CsvSource({"delete", "'compact,delete'"})
    void contractsAreKeptByCompactionAlone(String policy) {
        assertThat(faults(contracts, List.of(3), Map.of("cleanup.policy", policy)))
                .containsExactly("The topic contracts has cleanup.policy=" + policy + ": set it to compact.");
    }

    @Test
    void theAuditMayDropWhatIsOld() {
        assertThat(faults(audit, List.of(3), Map.of("retention.ms", "604800000", "cleanup.policy", "compact,delete")))
                .isEmpty();
    }

    @Test
    void fewerReplicasThanConfiguredAreNamed() {
        assertThat(faults(log, List.of(1), Map.of()))
                .containsExactly("The topic log has 1 replicas where 3 are configured: reassign its partitions.");
    }

    @Test
    void thePartitionWithTheFewestReplicasCounts() {
        assertThat(faults(TopicSpec.log("log", 3, THREE, 1000), List.of(3, 2, 3), Map.of()))
                .containsExactly("The topic log has 2 replicas where 3 are configured: reassign its partitions.");
    }

    @Test
    void anotherNumberOfPartitionsIsNamedSinceStreamsWouldMove() {
        assertThat(faults(TopicSpec.log("log", 6, THREE, 1000), List.of(3), Map.of()))
                .singleElement()
                .asString()
                .startsWith("The topic log has 1 partitions where 6 are configured");
    }

    @Test
    void contractsMayHavePartitionsThatNobodyWrites() {
        assertThat(faults(contracts, List.of(3, 3), Map.of())).isEmpty();
    }

    @Test
    void eachFaultIsTold() {
        assertThat(faults(
                        contracts,
                        List.of(2),
                        Map.of("max.message.bytes", "999", "unclean.leader.election.enable", "true")))
                .satisfiesExactly(
                        fault -> assertThat(fault).contains("has 2 replicas where 3 are configured"),
                        fault -> assertThat(fault).contains("max.message.bytes=999: set it to 1000"),
                        fault -> assertThat(fault).contains("unclean.leader.election.enable=true: set it to false"));
    }

    /// @param other than as the topic is created
    private static List<String> faults(TopicSpec spec, List<Integer> copies, Map<String, String> other) {
        var settings = new HashMap<>(spec.settings());
        settings.putAll(other);
        return TopicFaults.of(spec, copies, setting -> settings.getOrDefault(setting, ""));
    }
}
