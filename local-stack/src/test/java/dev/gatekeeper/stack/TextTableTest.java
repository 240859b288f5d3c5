package dev.gatekeeper.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.stack.TextTable.Column;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void columnsAreAlignedNumbersToTheRight() {
        var table = new TextTable(
                List.of(new Column("a", true), new Column("b", false)),
                List.of(List.of("2", "Test 2"), List.of("10", "x")));

        assertThat(table.toString().lines())
                .containsExactly("  a | b", "----+--------", "  2 | Test 2", " 10 | x", "(2 rows)");
    }

    @Test
    void theExamplesRowStandsAsPeopleExpectIt() {
        var table = new TextTable(
                List.of(new Column("a", true), new Column("b", false), new Column("c", false)),
                List.of(List.of("2", "Test 2", "2019-03-27 10:13:13.948514")));

        assertThat(table.toString())
                .contains("2 | Test 2 | 2019-03-27 10:13:13.948514")
                .endsWith("(1 row)");
    }

    @Test
    void aLineBreakInAValueDoesNotBreakTheRow() {
        var table = new TextTable(List.of(new Column("t", false)), List.of(List.of("a\nb\tc\u0007")));

        assertThat(table.toString().lines()).containsExactly(" t", "---------------", " a\\nb\\tc\\u0007", "(1 row)");
    }

    @Test
    void noRowsLeaveTheHeader() {
        var table = new TextTable(List.of(new Column("lag", true)), List.of());

        assertThat(table.toString().lines()).containsExactly(" lag", "-----", "(0 rows)");
    }
}
