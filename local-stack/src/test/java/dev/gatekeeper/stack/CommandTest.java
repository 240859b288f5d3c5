package dev.gatekeeper.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommandTest {

    @Test
    void eachCommandIsUnderstood() {
        assertThat(Command.parse("up")).isEqualTo(new Command.Up(false));
        assertThat(Command.parse("up", "--auto-create")).isEqualTo(new Command.Up(true));
        assertThat(Command.parse("infra")).isEqualTo(new Command.Infrastructure());
        assertThat(Command.parse("demo")).isEqualTo(new Command.Demo(false, false));
        assertThat(Command.parse("demo", "--once")).isEqualTo(new Command.Demo(true, false));
        assertThat(Command.parse("demo", "--auto-create", "--once")).isEqualTo(new Command.Demo(true, true));
        assertThat(Command.parse("sql", "select 1")).isEqualTo(new Command.Sql("select 1"));
    }

    @Test
    void anOptionThatDoesNotExistIsNamed() {
        assertThat(Command.parse("up", "--once")).isEqualTo(new Command.Misuse("The option --once does not exist."));
        assertThat(Command.parse("infra", "--auto-create"))
                .isEqualTo(new Command.Misuse("The option --auto-create does not exist."));
        assertThat(Command.parse("demo", "--once", "--twice", "--thrice"))
                .isEqualTo(new Command.Misuse("The option --twice --thrice does not exist."));
    }

    @Test
    void sqlWithoutItsStatementIsMisuse() {
        assertThat(Command.parse("sql")).isInstanceOf(Command.Misuse.class);
        assertThat(Command.parse("sql", "select", "1")).isInstanceOf(Command.Misuse.class);
    }

    @Test
    void noCommandAndAnUnknownOneAreMisuse() {
        assertThat(Command.parse()).isInstanceOf(Command.Misuse.class);
        assertThat(Command.parse("down")).isEqualTo(new Command.Misuse("The command down does not exist."));
    }
}
