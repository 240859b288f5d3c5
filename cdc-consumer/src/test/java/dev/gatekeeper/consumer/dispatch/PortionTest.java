package dev.gatekeeper.consumer.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.consumer.decode.Value;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class PortionTest {

    @Test
    void aPortionHasAsManyRecordsAsFit() {
        assertThat(Portion.first(records(4, 4, 4), 8)).hasSize(2);
    }

    @Test
    void aRecordThatIsLargerThanAPortionStandsAlone() {
        assertThat(Portion.first(records(9, 1), 8)).hasSize(1);
    }

    @Test
    void whatFitsIsTakenWhole() {
        assertThat(Portion.first(records(4, -1, 4), 8)).hasSize(3);
    }

    @Test
    void aPollOfManySmallRecordsHasSeveralPortions() {
        assertThat(Portion.first(records(new int[5_000]), 8)).hasSizeBetween(1_000, 4_000);
    }

    @Test
    void aSmallPortionHasAQuarterOfTheBytesAndOfTheRecords() {
        assertThat(Portion.small(records(4, 4, 4), 32)).hasSize(2);
        assertThat(Portion.small(records(new int[5_000]), 32))
                .hasSize(Portion.first(records(new int[5_000]), 32).size() / 4);
    }

    /// A size below 0 is a record without a value.
    private static List<ConsumerRecord<byte[], Value>> records(int... sizes) {
        return IntStream.range(0, sizes.length)
                .mapToObj(at -> new ConsumerRecord<>(
                        "log", 0, at, new byte[0], sizes[at] < 0 ? null : Value.plain(new byte[sizes[at]])))
                .toList();
    }
}
