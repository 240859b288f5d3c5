package dev.gatekeeper.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {

    @TempDir
    Path folder;

    @Test
    void processorIsCalledByItsModel() throws IOException {
        var file = Files.writeString(folder.resolve("cpuinfo"), """
                processor\t: 0
                model\t\t: 85
                model name\t: Some CPU: the second @ 2.80GHz
                """);

        assertThat(Machine.processor(file)).isEqualTo("Some CPU: the second @ 2.80GHz");
    }

    @Test
    void processorOfASystemThatDoesNotTellIsCalledByItsKind() throws IOException {
        var kind = System.getProperty("os.arch");

        assertThat(Machine.processor(folder.resolve("none"))).isEqualTo(kind);
        assertThat(Machine.processor(Files.writeString(folder.resolve("cpuinfo"), "processor : 0\n")))
                .isEqualTo(kind);
    }

    @Test
    void thisMachineHasCoresAndMemory() {
        var machine = Machine.here();

        assertThat(machine.cores()).isPositive();
        assertThat(machine.memoryBytes()).isPositive();
        assertThat(machine.java()).startsWith(Integer.toString(Runtime.version().feature()));
    }
}
