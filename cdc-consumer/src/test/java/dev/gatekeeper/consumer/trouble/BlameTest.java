package dev.gatekeeper.consumer.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08006", "25006", "28P01", "40001", "40P01", "42501", "53300", "55006", "55P03", "57014", "57P01",
                "58030", "XX000"
            })
    void theDatabaseIsToBlame(String state) {
        assertThat(Blame.of(new SQLException("", state))).isEqualTo(Blame.DATABASE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"22P02", "22001", "23505", "42P01", "42703", "P0001", "GK001", "0A000", "54000"})
    void theChangeSetIsToBlame(String state) {
        assertThat(Blame.of(new SQLException("", state))).isEqualTo(Blame.CHANGE_SET);
    }

    @Test
    void whereNothingIsSaidTheDatabaseIsToBlame() {
        assertThat(Blame.of(new SQLException("no state"))).isEqualTo(Blame.DATABASE);
    }
}
