package dev.gatekeeper.bench.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;

class HeyTest {

    @Test
    void percentilesAreReadInMilliseconds() {
        var millis = Hey.percentiles("""
                Latency distribution:
                  10% in 0.0010 secs
                  50% in 0.0025 secs
                  99% in 0.0110 secs
                """);

        assertThat(millis).containsExactly(entry(10.0, 1.0), entry(50.0, 2.5), entry(99.0, 11.0));
        assertThat(new Hey.Seen(100, millis).millisAt(99)).isEqualTo(11.0);
    }

    @Test
    void percentileThatIsNotToldIsMissed() {
        var seen = new Hey.Seen(100, Hey.percentiles("  50% in 0.0025 secs"));

        assertThatThrownBy(() -> seen.millisAt(99)).isInstanceOf(IllegalStateException.class);
    }
}
