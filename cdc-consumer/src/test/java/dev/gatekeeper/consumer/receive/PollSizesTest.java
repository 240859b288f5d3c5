package dev.gatekeeper.consumer.receive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PollSizesTest {

    private static final long GIB = 1L << 30;
    private static final int TEN_MIB = 10 << 20;

    @Test
    void thePollsOfAllThreadsFitIntoAQuarterOfTheHeap() {
        assertThat(PollSizes.records(4 * GIB, 2, TEN_MIB) * 2L * TEN_MIB).isBetween(GIB - 2L * TEN_MIB, GIB);
    }

    @Test
    void aPollBringsOneRecordAtLeastHoweverSmallTheHeap() {
        assertThat(PollSizes.records(GIB / 64, 1, TEN_MIB)).isEqualTo(1);
    }

    @Test
    void aPollBringsNoMoreThanATransactionTakesWellHoweverLargeTheHeap() {
        assertThat(PollSizes.records(1024 * GIB, 1, TEN_MIB)).isEqualTo(500);
    }
}
