package dev.gatekeeper.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommandTest {

    @Test
    void roundsAndSeedAreReadInEitherOrder() {
        assertThat(Command.parse(() -> 1, "--rounds", "30", "--seed", "20261121"))
                .isEqualTo(new Command.Run(30, 20261121, Optional.empty()));
        assertThat(Command.parse(() -> 1, "--seed", "-5", "--rounds", "2"))
                .isEqualTo(new Command.Run(2, -5, Optional.empty()));
    }

    @Test
    void whatIsNotSaidIsChosen() {
        assertThat(Command.parse(() -> 99)).isEqualTo(new Command.Run(Command.USUAL_ROUNDS, 99, Optional.empty()));
    }

    @Test
    void reportGoesWhereItIsWanted() {
        assertThat(Command.parse(() -> 1, "--report", "mine.html", "--seed", "2"))
                .isEqualTo(new Command.Run(Command.USUAL_ROUNDS, 2, Optional.of(Path.of("mine.html"))));
    }

    @Test
    void whatMakesNoSenseIsSaidToBeMisuse() {
        assertThat(Command.parse(() -> 1, "--round", "3"))
                .isEqualTo(new Command.Misuse("The option --round does not exist."));
        assertThat(Command.parse(() -> 1, "--rounds"))
                .isEqualTo(new Command.Misuse("The option --rounds takes a value."));
        assertThat(Command.parse(() -> 1, "--report"))
                .isEqualTo(new Command.Misuse("The option --report takes a value."));
        assertThat(Command.parse(() -> 1, "--seed", "x"))
                .isEqualTo(new Command.Misuse("The option --seed takes a whole number."));
        assertThat(Command.parse(() -> 1, "--rounds", "0")).isInstanceOf(Command.Misuse.class);
    }
}
