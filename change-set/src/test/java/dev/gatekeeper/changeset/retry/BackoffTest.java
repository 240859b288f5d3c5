package dev.gatekeeper.changeset.retry;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff(ofMillis(100), ofSeconds(1));

    @Test
    void eachFailureDoublesThePauseUpToTheBound() {
        assertThat(backoff.delay(0)).isEqualTo(ofMillis(100));
        assertThat(backoff.delay(1)).isEqualTo(ofMillis(200));
        assertThat(backoff.delay(3)).isEqualTo(ofMillis(800));
        assertThat(backoff.delay(4)).isEqualTo(ofSeconds(1));
    }

    @Test
    void howeverOftenItHasFailedTheBoundHolds() {
        assertThat(backoff.delay(64)).isEqualTo(ofSeconds(1));
        assertThat(backoff.delay(Integer.MAX_VALUE)).isEqualTo(ofSeconds(1));
    }

    @Test
    void onePauseLikeAnotherIsABackoff() {
        assertThat(new Backoff(ofSeconds(1), ofSeconds(1)).delay(5)).isEqualTo(ofSeconds(1));
    }

    @Test
    void oneWithoutAPauseIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(ZERO, ofSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(ofSeconds(2), ofSeconds(1)));
    }
}
