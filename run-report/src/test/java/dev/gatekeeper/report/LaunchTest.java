package dev.gatekeeper.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaunchTest {

    @Test
    void commandIsWhatWasTyped() {
        assertThat(Launch.now("chaos", "--rounds", "1", "--seed", "7").command())
                .isEqualTo("./gatekeeper chaos --rounds 1 --seed 7");
        assertThat(Launch.now("chaos").command()).isEqualTo("./gatekeeper chaos");
    }

    @Test
    void runLastsUntilItIsAskedFor() {
        var launch = Launch.now("bench", "sink");

        var run = launch.run(List.of(new Run.Software("Kafka", "4")));

        assertThat(run.began()).isEqualTo(launch.began());
        assertThat(run.took()).isGreaterThanOrEqualTo(Duration.ZERO);
        assertThat(run.machine()).isEqualTo(Machine.here());
        assertThat(run.software()).containsExactly(new Run.Software("Kafka", "4"));
    }
}
