package dev.gatekeeper.report;

import java.util.List;

/// What a section shows.
public sealed interface Block {

    String title();

    /// Lines over a common x, with stretches of it marked.
    ///
    /// @param text what is to be known for reading it; may be empty
    record LineChart(String title, String text, Axis x, Axis y, List<Line> lines, List<Band> bands) implements Block {
        public LineChart {
            lines = List.copyOf(lines);
            bands = List.copyOf(bands);
        }
    }

    /// Values beside each other, from zero.
    ///
    /// @param unit of all of them
    record BarChart(String title, String text, String unit, List<Bar> bars) implements Block {
        public BarChart {
            bars = List.copyOf(bars);
        }
    }

    /// Anything in rows.
    record DataTable(String title, String text, List<Column> columns, List<List<String>> rows) implements Block {
        /// @throws IllegalArgumentException where a row has not a cell for each column
        public DataTable {
            columns = List.copyOf(columns);
            var width = columns.size();
            rows = rows.stream()
                    .map(row -> {
                        if (row.size() != width) {
                            throw new IllegalArgumentException(
                                    "A row has " + width + " cells, not " + row.size() + ".");
                        }
                        return List.copyOf(row);
                    })
                    .toList();
        }
    }
}
