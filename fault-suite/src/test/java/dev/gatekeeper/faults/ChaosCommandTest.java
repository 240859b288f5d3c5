package dev.gatekeeper.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatekeeper.report.Launch;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

class ChaosCommandTest {

    private final CommandLine line = new CommandLine(new ChaosCommand(Launch.now("chaos")));

    @Test
    void roundsAndSeedAreReadInEitherOrder() {
        line.parseArgs("--rounds", "30", "--seed", "20261121");
        assertThat(value("--rounds")).isEqualTo(30);
        assertThat(value("--seed")).isEqualTo(20261121L);

        line.parseArgs("--seed", "-5", "--rounds", "2");
        assertThat(value("--rounds")).isEqualTo(2);
        assertThat(value("--seed")).isEqualTo(-5L);
    }

    @Test
    void whatIsNotSaidIsChosen() {
        line.parseArgs();

        assertThat(value("--rounds")).isEqualTo(3);
        assertThat((Long) value("--seed")).isPositive();
        assertThat(value("--report")).isEqualTo(Path.of(".gatekeeper/chaos/chaos.html"));
    }

    @Test
    void reportGoesWhereItIsWanted() {
        line.parseArgs("--report", "mine.html");

        assertThat(value("--report")).isEqualTo(Path.of("mine.html"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "--round, Unknown option: '--round'",
                "--rounds, Missing required parameter for option '--rounds'",
                "--rounds 0, There are 1 to 10000 rounds.",
                "--rounds 10001, There are 1 to 10000 rounds.",
                "--seed x, 'x' is not a long",
                "--report, Missing required parameter for option '--report'",
                "3, Unmatched argument at index 0: '3'"
            })
    void whatMakesNoSenseIsSaid(String arguments, String sentence) {
        assertThatThrownBy(() -> line.parseArgs(arguments.split(" ")))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void whatMakesNoSenseEndsWithStatus2() {
        var err = new StringWriter();

        var status = line.setErr(new PrintWriter(err, true)).execute("--rounds", "none");

        assertThat(status).isEqualTo(2);
        assertThat(err.toString()).contains("'--rounds'", "'none' is not an int", "Usage: gatekeeper chaos", "--help");
    }

    private Object value(String option) {
        return line.getCommandSpec().findOption(option).getValue();
    }
}
