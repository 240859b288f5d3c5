package dev.gatekeeper.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

class CommandTest {

    private final CommandLine line = new LocalStack(Map.of(), System.out, System.err).line();

    @ParameterizedTest
    @CsvSource({
        "up, false, false",
        "up --auto-create, false, true",
        "infra, false, false",
        "demo, false, false",
        "demo --once, true, false",
        "demo --auto-create --once, true, true"
    })
    void eachCommandTakesItsOptions(String arguments, boolean once, boolean autoCreate) {
        var command = parse(arguments.split(" "));

        assertThat(command.hasMatchedOption("--once")).isEqualTo(once);
        assertThat(command.hasMatchedOption("--auto-create")).isEqualTo(autoCreate);
    }

    @ParameterizedTest
    @ValueSource(strings = {"select 1", "-- all of them\nselect * from mytable", "-- --help"})
    void aStatementIsTakenAsItStands(String statement) {
        var command = parse("sql", statement);

        assertThat(command.matchedPositionalValue(0, "")).isEqualTo(statement);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "up --once, Unknown option: '--once'",
                "infra --auto-create, Unknown option: '--auto-create'",
                "demo --once --twice, Unknown option: '--twice'",
                "down, Unmatched argument at index 0: 'down'",
                "sql, Missing required parameter: 'STATEMENT'",
                "sql select 1, Unmatched argument at index 2: '1'"
            })
    void whatMakesNoSenseIsNamed(String arguments, String sentence) {
        assertThatThrownBy(() -> line.parseArgs(arguments.split(" ")))
                .isInstanceOf(ParameterException.class)
                .hasMessage(sentence);
    }

    @Test
    void noCommandIsMisuse() {
        assertThat(line.execute()).isEqualTo(2);
    }

    private ParseResult parse(String... arguments) {
        return line.parseArgs(arguments).subcommand();
    }
}
