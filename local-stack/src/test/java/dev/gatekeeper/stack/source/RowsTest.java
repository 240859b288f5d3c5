package dev.gatekeeper.stack.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The comparison itself: it sees what it is there to see.
class RowsTest {

    private static final Rows ROWS = new Rows(Map.of("t", List.of("{1}", "{1}", "{2}"), "u", List.of()));

    @Test
    void equalRowsInAnyOrderAreNoDifference() {
        assertThat(ROWS.differencesFrom(new Rows(Map.of("t", List.of("{2}", "{1}", "{1}"), "u", List.of()))))
                .isEmpty();
    }

    @Test
    void aLostRowAndARowTooManyAndARowTwiceAreDifferences() {
        assertThat(ROWS.differencesFrom(new Rows(Map.of("t", List.of("{1}", "{2}"), "u", List.of()))))
                .singleElement()
                .asString()
                .contains("only here: [{1}]", "only there: []");
        assertThat(ROWS.differencesFrom(
                        new Rows(Map.of("t", List.of("{1}", "{1}", "{2}", "{2}"), "u", List.of("{NULL}")))))
                .hasSize(2);
    }

    @Test
    void aTableThatIsNotThereIsADifference() {
        assertThat(ROWS.differencesFrom(new Rows(Map.of()))).hasSize(1);
    }
}
