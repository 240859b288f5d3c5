package dev.gatekeeper.consumer.apply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PresumptionTest {

    private final Presumption presumption = new Presumption();

    @Test
    void idsArePresumedToBeNewUntilThatFails() {
        assertThat(presumption.holds()).isTrue();
        assertThat(presumption.holds()).isTrue();

        presumption.failed();

        assertThat(presumption.holds()).isFalse();
    }

    @Test
    void afterAFailureAHundredBatchesAreLookedUp() {
        presumption.failed();

        for (var batch = 0; batch < Presumption.BATCHES_LOOKED_UP; batch++) {
            assertThat(presumption.holds()).isFalse();
        }
        assertThat(presumption.holds()).isTrue();
    }

    @Test
    void eachFailureBeginsTheCountAnew() {
        presumption.failed();
        presumption.holds();
        presumption.failed();

        for (var batch = 0; batch < Presumption.BATCHES_LOOKED_UP; batch++) {
            assertThat(presumption.holds()).isFalse();
        }
        assertThat(presumption.holds()).isTrue();
    }
}
