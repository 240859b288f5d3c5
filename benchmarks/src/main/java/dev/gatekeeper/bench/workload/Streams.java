package dev.gatekeeper.bench.workload;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatekeeper.changeset.StreamName;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Utils;

/// Names of streams, by the partition that Kafka's producers choose for them.
public final class Streams {

    private Streams() {}

    /// A stream in each partition, in their order.
    static List<StreamName> oneForEach(int partitions) {
        return IntStream.range(0, partitions)
                .mapToObj(partition -> names(partition, partitions).findFirst().orElseThrow())
                .toList();
    }

    /// As many streams in each partition, the partitions in turn.
    public static List<StreamName> evenly(int each, int partitions) {
        return IntStream.range(0, each * partitions)
                .mapToObj(number -> names(number % partitions, partitions)
                        .skip(number / partitions)
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    private static Stream<StreamName> names(int partition, int partitions) {
        return IntStream.iterate(0, number -> number + 1)
                .mapToObj(number -> new StreamName("stream-" + number))
                .filter(name -> Utils.toPositive(Utils.murmur2(name.text().getBytes(UTF_8))) % partitions == partition);
    }
}
