package dev.gatekeeper.bench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ProcessStatTest {

    @Test
    void nameOfTheProgramMayHoldBlanksAndParentheses() {
        var line = "4711 (postgres: (io) worker) S 42 4711 4711 0 -1 4194560 900 800 0 0 150 50 30 20 20 0 1 0 77 5 5";

        var stat = ProcessStat.parse(line);

        assertThat(stat).isEqualTo(new ProcessStat(42, Duration.ofSeconds(2), Duration.ofMillis(500)));
    }

    @Test
    void whatIsNoStatIsRefused() {
        assertThatThrownBy(() -> ProcessStat.parse("4711 (cut) S 42")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ProcessStat.parse("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void timeOfATreeIsThatOfItsChildrenToo() throws Exception {
        var busy = new ProcessBuilder("sh", "-c", "i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done").start();
        busy.waitFor();

        var time = ProcessStat.processorTimeOfTree(ProcessHandle.current().pid());

        assertThat(time)
                .isGreaterThan(ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO));
    }

    @Test
    void processThatIsNotThereHadNoTime() {
        assertThat(ProcessStat.processorTimeOfTree(Long.MAX_VALUE)).isZero();
    }
}
