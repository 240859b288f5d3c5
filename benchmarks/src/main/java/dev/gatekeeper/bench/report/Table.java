package dev.gatekeeper.bench.report;

import java.util.ArrayList;
import java.util.List;

/// Lines of text in columns: the first to the left, all others to the right.
public final class Table {

    private final List<List<String>> lines = new ArrayList<>();

    public Table(String... header) {
        lines.add(List.of(header));
    }

    /// @param cells as many as the header has
    public Table line(String... cells) {
        if (cells.length != lines.getFirst().size()) {
            throw new IllegalArgumentException("A line has " + lines.getFirst().size() + " cells.");
        }
        lines.add(List.of(cells));
        return this;
    }

    @Override
    public String toString() {
        var widths = new int[lines.getFirst().size()];
        for (var line : lines) {
            for (var i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        var text = new StringBuilder();
        for (var line : lines) {
            for (var i = 0; i < widths.length; i++) {
                var blanks = " ".repeat(widths[i] - line.get(i).length());
                text.append("  ").append(i == 0 ? line.get(i) + blanks : blanks + line.get(i));
            }
            text.append(System.lineSeparator());
        }
        return text.toString();
    }
}
