package dev.gatekeeper.report.html;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.script;
import static j2html.TagCreator.small;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import dev.gatekeeper.report.Bar;
import dev.gatekeeper.report.Block;
import dev.gatekeeper.report.Block.BarChart;
import dev.gatekeeper.report.Block.DataTable;
import dev.gatekeeper.report.Block.LineChart;
import dev.gatekeeper.report.Column;
import j2html.tags.DomContent;
import java.util.List;
import java.util.Locale;

/// A block's part of the page.
final class Blocks {

    private Blocks() {}

    /// @param cursors plots with the same one show their values at the same x
    static DomContent of(Block block, String cursors) {
        return switch (block) {
            case LineChart chart -> lines(chart, cursors);
            case BarChart chart -> bars(chart);
            case DataTable data -> data(data);
        };
    }

    private static DomContent caption(String title, String words) {
        return figcaption(strong(title), iff(!words.isEmpty(), text(" " + words)));
    }

    /// The script draws it, out of the data beside it.
    private static DomContent lines(LineChart chart, String cursors) {
        return figure(
                caption(chart.title(), chart.text()),
                div().withClass("plot").attr("role", "img").attr("aria-label", InWords.of(chart)),
                script(rawHtml(ChartData.json(chart, cursors)))
                        .withType("application/json")
                        .withClass("data"));
    }

    private static DomContent bars(BarChart chart) {
        var most = chart.bars().stream().mapToDouble(Bar::value).max().orElse(0);
        var broken = chart.bars().stream().mapToDouble(Bar::value).anyMatch(Numbers::isBroken);
        return figure(
                caption(chart.title(), chart.text()),
                table(tbody(each(
                                chart.bars(),
                                bar -> bar(bar, Numbers.worded(bar.value(), broken) + " " + chart.unit(), most))))
                        .withClass("bars"));
    }

    private static DomContent bar(Bar bar, String value, double most) {
        var width = most == 0 ? 0 : 100 * bar.value() / most;
        return tr(
                th(text(bar.name() + " "), small(bar.role().word())).attr("scope", "row"),
                td(span().withClasses("bar", bar.role().name().toLowerCase(Locale.ROOT))
                                .withStyle(String.format(Locale.ROOT, "width:%.2f%%", width)))
                        .withClass("track"),
                td(value).withClass("number"),
                td(bar.note()).withClass("note"));
    }

    private static DomContent data(DataTable data) {
        return figure(
                caption(data.title(), data.text()),
                div(table(
                                thead(tr(each(
                                        data.columns(),
                                        column -> th(column.title())
                                                .attr("scope", "col")
                                                .withCondClass(column.number(), "number")))),
                                tbody(each(data.rows(), row -> row(data.columns(), row)))))
                        .withClass("scroll"));
    }

    private static DomContent row(List<Column> columns, List<String> cells) {
        return tr(
                each(cells, (at, cell) -> td(cell).withCondClass(columns.get(at).number(), "number")));
    }
}
