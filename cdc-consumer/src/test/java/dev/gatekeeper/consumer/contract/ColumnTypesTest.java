package dev.gatekeeper.consumer.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnTypesTest {

    @ParameterizedTest
    @CsvSource({
        "varchar, 34, 30",
        "varchar, -1,",
        "_varchar, 34, 30",
        "bpchar, 5, 1",
        "bit, 8, 8",
        "varbit, -1,",
        "_varbit, 3, 3",
        "text, -1,",
        "interval, 393215,",
        "timestamptz, 3,"
    })
    void aLengthIsTheModifierWithoutWhatPostgresAddsToIt(String type, int modifier, @Nullable Integer length) {
        assertThat(ColumnTypes.of(column("pg_catalog", type, modifier)).maxLength())
                .isEqualTo(length);
    }

    @ParameterizedTest
    @CsvSource({"numeric, 655366, 10, 2", "numeric, 657410, 10, -2", "numeric, -1,,", "_numeric, 655366, 10, 2"})
    void aNumericsPrecisionAndItsScaleShareTheModifier(
            String type, int modifier, @Nullable Integer precision, @Nullable Integer scale) {
        var column = ColumnTypes.of(column("pg_catalog", type, modifier));

        assertThat(column.precision()).isEqualTo(precision);
        assertThat(column.scale()).isEqualTo(scale);
    }

    @Test
    void aModifierOfSomebodyElsesTypeMeansNothing() {
        var column = ColumnTypes.of(column("public", "varchar", 34));

        assertThat(column.maxLength()).isNull();
        assertThat(column.schema()).isEqualTo("public");
    }

    private static CatalogTable.Column column(String schema, String type, int modifier) {
        return new CatalogTable.Column(
                "c", "declared", "declared", schema, type, modifier, false, false, false, "", List.of());
    }
}
