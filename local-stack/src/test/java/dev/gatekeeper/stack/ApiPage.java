package dev.gatekeeper.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The tables of docs/API.md.
final class ApiPage {

    private static final Pattern TOKEN = Pattern.compile("`([^`]+)`");

    private ApiPage() {}

    /// A row of a table, cell by cell.
    record Row(List<String> cells) {

        /// The words of a cell that stand in backticks.
        List<String> tokens(int cell) {
            return TOKEN.matcher(cells.get(cell))
                    .results()
                    .map(found -> found.group(1))
                    .toList();
        }

        /// The one word of a cell that is there to be one.
        String word(int cell) {
            return cells.get(cell).replace("`", "");
        }

        /// The items of a cell that lists some.
        Set<String> items(int cell) {
            return new TreeSet<>(List.of(cells.get(cell).split(", ")));
        }
    }

    /// The rows of the first table behind a line of a section.
    static List<Row> table(String section, String line) {
        var behind = section(section).split("\n" + Pattern.quote(line) + "\n", 2)[1];
        return behind.lines()
                .dropWhile(each -> !each.startsWith("|"))
                .takeWhile(each -> each.startsWith("|"))
                .skip(2)
                .map(each ->
                        new Row(Stream.of(each.substring(1, each.length() - 1).split("\\|"))
                                .map(String::strip)
                                .toList()))
                .toList();
    }

    /// A section of the second level, with its heading.
    static String section(String heading) {
        var page = text();
        var start = page.indexOf("\n## " + heading + "\n");
        return page.substring(start, page.indexOf("\n## ", start + 1));
    }

    private static String text() {
        try {
            return Files.readString(Path.of("../docs/API.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
