package dev.gatekeeper.bench.workload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.changeset.StreamName;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;

class StreamsTest {

    @Test
    void eachPartitionHasAStreamThatKafkaPutsThere() {
        var streams = Streams.oneForEach(4);

        assertThat(streams).extracting(stream -> partition(stream, 4)).containsExactly(0, 1, 2, 3);
    }

    @Test
    void manyStreamsAreEvenlySpread() {
        var streams = Streams.evenly(8, 4);

        assertThat(streams).hasSize(32).doesNotHaveDuplicates();
        assertThat(streams.stream().collect(groupingBy(stream -> partition(stream, 4), counting())))
                .hasSize(4)
                .allSatisfy((_, count) -> assertThat(count).isEqualTo(8));
    }

    private static int partition(StreamName stream, int partitions) {
        return BuiltInPartitioner.partitionForKey(stream.text().getBytes(UTF_8), partitions);
    }
}
