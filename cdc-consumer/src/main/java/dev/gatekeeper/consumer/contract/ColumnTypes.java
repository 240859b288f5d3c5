package dev.gatekeeper.consumer.contract;

import dev.gatekeeper.changeset.contract.ColumnType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the catalog's numbers say of a column's type.
final class ColumnTypes {

    /// What PostgreSQL adds to a length or a precision in `pg_attribute.atttypmod`, though not to a number of bits.
    private static final int HEADER = 4;

    private ColumnTypes() {}

    static ColumnType of(CatalogTable.Column column) {
        var type = column.schema().equals("pg_catalog") ? elementOf(column.typeName()) : "";
        var modifier = column.modifier();
        var bounded = type.equals("numeric") && modifier >= HEADER;
        var labels = column.labels();
        return new ColumnType(
                column.declared(),
                column.readAs(),
                column.schema(),
                labels == null ? List.of() : labels,
                maxLength(type, modifier),
                bounded ? (Integer) ((modifier - HEADER) >> 16 & 0xffff) : null,
                bounded ? (Integer) scale(modifier - HEADER) : null);
    }

    /// An array has its elements' modifier.
    private static String elementOf(String type) {
        return type.startsWith("_") ? type.substring(1) : type;
    }

    private static @Nullable Integer maxLength(String type, int modifier) {
        return switch (type) {
            case "varchar", "bpchar" -> modifier < HEADER ? null : (Integer) (modifier - HEADER);
            case "bit", "varbit" -> modifier < 0 ? null : (Integer) modifier;
            default -> null;
        };
    }

    /// It stands in the lower 11 bits, the uppermost of which is its sign.
    private static int scale(int packed) {
        return ((packed & 0x7ff) ^ 0x400) - 0x400;
    }
}
