package dev.gatekeeper.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommandTest {

    @Test
    void roundsAndSeedAreReadInEitherOrder() {
        assertThat(Command.parse(() -> 1, "--rounds", "30", "--seed", "20261121"))
                .isEqualTo(new Command.Run(30, 20261121));
        assertThat(Command.parse(() -> 1, "--seed", "-5", "--rounds", "2")).isEqualTo(new Command.Run(2, -5));
    }

    @Test
    void whatIsNotSaidIsChosen() {
        assertThat(Command.parse(() -> 99)).isEqualTo(new Command.Run(Command.USUAL_ROUNDS, 99));
    }

    @Test
    void whatMakesNoSenseIsSaidToBeMisuse() {
        assertThat(Command.parse(() -> 1, "--round", "3"))
                .isEqualTo(new Command.Misuse("The option --round does not exist."));
        assertThat(Command.parse(() -> 1, "--rounds"))
                .isEqualTo(new Command.Misuse("The option --rounds takes a whole number."));
        assertThat(Command.parse(() -> 1, "--seed", "x"))
                .isEqualTo(new Command.Misuse("The option --seed takes a whole number."));
        assertThat(Command.parse(() -> 1, "--rounds", "0")).isInstanceOf(Command.Misuse.class);
    }
}
