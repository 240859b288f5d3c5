package dev.gatekeeper.consumer.receive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.consumer.decode.ValueDeserializer;
import org.junit.jupiter.api.Test;

class PollSizesTest {

    private static final long MIB = 1L << 20;
    private static final int RECORD = 10 << 20;

    @Test
    void whatWaitsInMemoryStaysWithinTheShareAndAHalf() {
        var share = 8 * MIB;

        assertThat(PollSizes.records(share) * (long) ValueDeserializer.LARGE).isEqualTo(share);
        assertThat(PollSizes.fetchBytes(share)).isEqualTo((int) (4 * MIB));
        assertThat(PollSizes.partitionBytes(share, RECORD)).isEqualTo((int) MIB);
    }

    @Test
    void aPollBringsOneRecordAtLeastHoweverSmallTheHeap() {
        assertThat(PollSizes.records(1)).isEqualTo(1);
        assertThat(PollSizes.partitionBytes(1, RECORD)).isEqualTo((int) MIB);
    }

    @Test
    void aPollBringsNoMoreThanATransactionTakesWellHoweverLargeTheHeap() {
        assertThat(PollSizes.records(1024 * 1024 * MIB)).isEqualTo(32_000);
        assertThat(PollSizes.partitionBytes(1024 * 1024 * MIB, RECORD)).isEqualTo(RECORD);
    }
}
