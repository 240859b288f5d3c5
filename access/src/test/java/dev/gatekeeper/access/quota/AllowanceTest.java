package dev.gatekeeper.access.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class AllowanceTest {

    @Test
    void asManyRequestsAsASecondHasAreWithinAndTheNextIsOver() {
        var allowance = Allowance.of(new Quota(OptionalLong.of(2), OptionalLong.empty()));

        assertThat(allowance.admit()).isEqualTo(new Ruling.Within(Optional.of("\"requests\";r=1")));
        assertThat(allowance.admit()).isEqualTo(new Ruling.Within(Optional.of("\"requests\";r=0")));
        assertThat(allowance.admit()).isEqualTo(new Ruling.Over("\"requests\";r=0;t=1", 1));
    }

    @Test
    void bytesMayBeOverdrawnAndAreMadeUpForBeforeTheNextRequest() {
        var allowance = Allowance.of(new Quota(OptionalLong.empty(), OptionalLong.of(100_000)));

        assertThat(allowance.admit()).isInstanceOf(Ruling.Within.class);
        assertThat(allowance.charge(1_000_000)).isBetween(Duration.ofMillis(8_500), Duration.ofMillis(9_000));

        assertThat(allowance.admit()).isEqualTo(new Ruling.Over("\"bytes\";r=0;t=9", 9));
    }

    @Test
    void thePolicyNamesBothQuotas() {
        assertThat(Allowance.of(new Quota(OptionalLong.of(5), OptionalLong.of(100_000)))
                        .policy())
                .hasValue("\"requests\";q=5;w=1, \"bytes\";q=100000;w=1;qu=\"content-bytes\"");
    }

    @Test
    void withoutAQuotaNothingIsOver() {
        assertThat(Allowance.UNLIMITED.charge(Long.MAX_VALUE)).isZero();
        assertThat(Allowance.UNLIMITED.admit()).isEqualTo(new Ruling.Within(Optional.empty()));
        assertThat(Allowance.UNLIMITED.policy()).isEmpty();
    }

    @Test
    void aQuotaIsNotSmallerThanAConnectionNeeds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Quota(OptionalLong.empty(), OptionalLong.of(Quota.LEAST_BYTES - 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Quota(OptionalLong.of(0), OptionalLong.empty()));
    }
}
