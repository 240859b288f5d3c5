package dev.gatekeeper.changeset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ColumnsTest {

    private static final Identifier A = new Identifier("a");
    private static final Identifier B = new Identifier("b");
    private static final RowShape SHAPE = new RowShape(List.of(A, B), Arrays.asList("integer", null));

    @Test
    void aRowOfAShapeIsTheRowOfItsColumns() {
        var ofShape = new Columns(SHAPE, values("1", null));
        var ofColumns = new Columns(List.of(new Column(A, "integer", "1"), new Column(B, null, null)));

        assertThat(ofShape).isEqualTo(ofColumns).hasSameHashCodeAs(ofColumns).hasToString(ofColumns.toString());
        assertThat(ofShape.list()).isEqualTo(ofColumns.list());
        assertThat(ofShape.shape()).isEqualTo(ofColumns.shape());
        assertThat(ofShape).containsExactly(new Column(A, "integer", "1"), new Column(B, null, null));
    }

    @Test
    void rowsDifferWhereAValueATypeOrANameDiffers() {
        var row = new Columns(SHAPE, values("1", "2"));

        assertThat(row)
                .isNotEqualTo(new Columns(SHAPE, values("1", null)))
                .isNotEqualTo(new Columns(new RowShape(List.of(A, B), Arrays.asList("int", null)), values("1", "2")))
                .isNotEqualTo(
                        new Columns(new RowShape(List.of(B, A), Arrays.asList("integer", null)), values("1", "2")));
    }

    @Test
    void aRowKeepsItsValuesWhateverBecomesOfTheArray() {
        var values = values("1", "2", "left out");
        var row = new Columns(SHAPE, values);

        values[0] = "changed";

        assertThat(row.value(0)).isEqualTo("1");
        assertThat(row.size()).isEqualTo(2);
    }

    @Test
    void theListCannotBeChanged() {
        var list = new Columns(SHAPE, values("1", "2")).list();

        assertThatThrownBy(list::removeFirst).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void whatIsNoRowIsRefused() {
        assertThatThrownBy(() -> new Columns(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Columns(List.of(new Column(A, null, null), new Column(A, null, null))))
                .hasMessageContaining("\"a\" stands twice");
        assertThatThrownBy(() -> new RowShape(List.of(A), List.of())).hasMessage("1 columns have 0 types.");
        assertThatThrownBy(() -> new Columns(SHAPE, values("1"))).hasMessage("2 columns have 1 values.");
    }

    private static @Nullable String[] values(@Nullable String... values) {
        return values;
    }
}
