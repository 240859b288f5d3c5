package dev.gatekeeper.stack;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A query's result as a table of text, as psql draws it: numbers to the right, all else to the left, NULL as `NULL`.
record TextTable(List<Column> columns, List<List<String>> rows) implements Database.Result {

    record Column(String name, boolean toTheRight) {}

    TextTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /// All rows that are left.
    static TextTable of(ResultSet result) throws SQLException {
        var metaData = result.getMetaData();
        var columns = new ArrayList<Column>();
        for (var i = 1; i <= metaData.getColumnCount(); i++) {
            columns.add(new Column(metaData.getColumnLabel(i), isNumber(metaData.getColumnType(i))));
        }
        var rows = new ArrayList<List<String>>();
        while (result.next()) {
            var row = new ArrayList<String>();
            for (var i = 1; i <= columns.size(); i++) {
                var value = result.getString(i);
                row.add(value == null ? "NULL" : value);
            }
            rows.add(row);
        }
        return new TextTable(columns, rows);
    }

    private static boolean isNumber(int type) {
        return switch (type) {
            case Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.NUMERIC, Types.REAL, Types.DOUBLE -> true;
            default -> false;
        };
    }

    /// The table with its header and the number of its rows, without a line break at the end.
    @Override
    public String toString() {
        var header = columns.stream().map(column -> oneLine(column.name())).toList();
        var body = rows.stream()
                .map(row -> row.stream().map(TextTable::oneLine).toList())
                .toList();
        var widths = new int[columns.size()];
        for (var i = 0; i < widths.length; i++) {
            widths[i] = width(header.get(i));
            for (var row : body) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        var lines = new ArrayList<String>();
        lines.add(line(header, widths));
        var rule = new ArrayList<String>();
        for (var width : widths) {
            rule.add("-".repeat(width + 2));
        }
        lines.add(String.join("+", rule));
        for (var row : body) {
            lines.add(line(row, widths));
        }
        lines.add(rows.size() == 1 ? "(1 row)" : "(" + rows.size() + " rows)");
        return String.join(System.lineSeparator(), lines);
    }

    private String line(List<String> cells, int[] widths) {
        var padded = new ArrayList<String>();
        for (var i = 0; i < widths.length; i++) {
            var blanks = " ".repeat(widths[i] - width(cells.get(i)));
            padded.add(columns.get(i).toTheRight() ? blanks + cells.get(i) : cells.get(i) + blanks);
        }
        return (" " + String.join(" | ", padded)).stripTrailing();
    }

    /// Control characters as PostgreSQL's escape strings spell them, so that a row stays on its line.
    private static String oneLine(String text) {
        return text.codePoints()
                .mapToObj(point -> switch (point) {
                    case '\n' -> "\\n";
                    case '\r' -> "\\r";
                    case '\t' -> "\\t";
                    default -> Character.isISOControl(point) ? "\\u%04x".formatted(point) : Character.toString(point);
                })
                .collect(Collectors.joining());
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
