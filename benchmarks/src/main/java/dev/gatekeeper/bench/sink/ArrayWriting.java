package dev.gatekeeper.bench.sink;

import dev.gatekeeper.bench.workload.Row;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// `INSERT … SELECT FROM unnest(…) ON CONFLICT`, one array for each column, written as PostgreSQL's array literals.
final class ArrayWriting implements Writing {

    private final boolean typed;
    private @Nullable PreparedStatement upsert;

    /// @param typed whether the arrays are of the columns' types; else of texts, which are cast row by row
    ArrayWriting(boolean typed) {
        this.typed = typed;
    }

    @Override
    public String title() {
        return typed ? "unnest of typed arrays" : "unnest of texts, and casts";
    }

    @Override
    public void begin(Connection connection, String table) throws SQLException {
        var arrays = new ArrayList<String>();
        var values = new ArrayList<String>();
        for (var at = 0; at < Row.COLUMNS.size(); at++) {
            var type = Row.TYPES.get(at);
            arrays.add("cast(? as " + (typed ? type : "text") + "[])");
            values.add(typed ? Row.COLUMNS.get(at) : "cast(" + Row.COLUMNS.get(at) + " as " + type + ")");
        }
        var names = String.join(", ", Row.COLUMNS);
        upsert = connection.prepareStatement("insert into " + table + " as target (" + names + ") select "
                + String.join(", ", values) + " from unnest(" + String.join(", ", arrays) + ") as given (" + names
                + ") "
                + Texts.ON_CONFLICT);
    }

    @Override
    public void write(List<Row> rows) throws SQLException {
        var statement = Objects.requireNonNull(upsert, "It has not begun.");
        for (var at = 0; at < Row.COLUMNS.size(); at++) {
            var literal = new StringBuilder("{");
            for (var row : rows) {
                literal.append(literal.length() > 1 ? "," : "")
                        .append('"')
                        .append(Texts.of(row, at))
                        .append('"');
            }
            statement.setObject(at + 1, literal.append('}').toString(), Types.OTHER);
        }
        statement.executeUpdate();
    }
}
