package dev.gatekeeper.report;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatekeeper.report.Block.DataTable;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockTest {

    @Test
    void rowHasACellForEachColumn() {
        assertThatThrownBy(() -> new DataTable(
                        "",
                        "",
                        List.of(Column.text("a"), Column.number("b")),
                        List.of(List.of("1", "2"), List.of("1"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 cells, not 1");
    }

    @Test
    void bandEndsNotBeforeItBegins() {
        assertThatThrownBy(() -> new Band("1", 2, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Band("1", Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void barIsNotBelowZero() {
        assertThatThrownBy(() -> new Bar("a", Bar.Role.OURS, -1, "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Bar("a", Bar.Role.OURS, Double.NaN, ""))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
