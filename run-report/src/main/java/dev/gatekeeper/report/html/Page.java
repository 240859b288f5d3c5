package dev.gatekeeper.report.html;

import static j2html.TagCreator.a;
import static j2html.TagCreator.body;
import static j2html.TagCreator.code;
import static j2html.TagCreator.dd;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.document;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.footer;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.li;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.noscript;
import static j2html.TagCreator.p;
import static j2html.TagCreator.pre;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.script;
import static j2html.TagCreator.section;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.style;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.text;
import static j2html.TagCreator.title;
import static j2html.TagCreator.ul;

import dev.gatekeeper.report.Outcome;
import dev.gatekeeper.report.Run;
import dev.gatekeeper.report.RunReport;
import dev.gatekeeper.report.Section;
import j2html.tags.DomContent;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The page as a whole. All that comes from a report is text to j2html, which escapes it; besides, the page's policy
/// lets no script run but its own two.
final class Page {

    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final double GIBIBYTE = 1 << 30;
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src "
            + Asset.UPLOT_SCRIPT.source() + " " + Asset.SCRIPT.source();

    private Page() {}

    static String of(RunReport report) {
        return document(html(
                        head(
                                meta().withCharset("utf-8"),
                                meta().attr("http-equiv", "Content-Security-Policy")
                                        .withContent(POLICY),
                                meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                                title(report.title()),
                                style(rawHtml(Asset.UPLOT_STYLE.text() + Asset.STYLE.text()))),
                        body(
                                header(h1(report.title()), outcome(report.outcome()), run(report.run())),
                                noscript(p("The plots need JavaScript; the page has it inside.")),
                                main(sections(report.sections()).toArray(DomContent[]::new)),
                                notices(),
                                script(rawHtml(Asset.UPLOT_SCRIPT.text())),
                                script(rawHtml(Asset.SCRIPT.text()))))
                .withLang("en"));
    }

    private static DomContent outcome(Outcome outcome) {
        return div(
                        p(strong(outcome.good() ? "✓ " : "✗ Failed. "), text(outcome.sentence())),
                        iff(!outcome.details().isEmpty(), ul(each(outcome.details(), detail -> li(detail)))))
                .withClasses("outcome", outcome.good() ? "good" : "bad");
    }

    private static DomContent run(Run run) {
        var machine = run.machine();
        var facts = new ArrayList<DomContent>(List.of(
                fact("command", code(run.command())),
                fact("commit", code(run.commit())),
                fact("begun", text(INSTANT.format(run.began()) + ", for " + words(run.took()))),
                fact("processor", text(machine.processor())),
                fact(
                        "cores and memory",
                        text(String.format(
                                Locale.ROOT, "%d, %.1f GiB", machine.cores(), machine.memoryBytes() / GIBIBYTE))),
                fact("system", text(machine.system())),
                fact("Java", text(machine.java()))));
        run.software().forEach(software -> facts.add(fact(software.name(), text(software.version()))));
        return dl(facts.toArray(DomContent[]::new)).withClass("run");
    }

    private static DomContent fact(String name, DomContent value) {
        return div(dt(name), dd(value));
    }

    private static String words(Duration duration) {
        return duration.toMinutes() == 0
                ? duration.toSeconds() + " s"
                : duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
    }

    private static List<DomContent> sections(List<Section> sections) {
        var contents = new ArrayList<DomContent>();
        for (var at = 0; at < sections.size(); at++) {
            var section = sections.get(at);
            var cursors = "section-" + at;
            contents.add(section(
                    h2(section.title()),
                    iff(!section.text().isEmpty(), p(section.text())),
                    each(section.blocks(), block -> Blocks.of(block, cursors))));
        }
        return contents;
    }

    private static DomContent notices() {
        return footer(
                p("Drag across a plot to look closer; a double click shows all of it again."),
                details(
                        summary("The plots are drawn by uPlot " + Asset.uplotVersion()
                                + ", which is under the MIT licence."),
                        p(a("github.com/leeoniya/uPlot").withHref("https://github.com/leeoniya/uPlot")),
                        pre(Asset.UPLOT_LICENCE.text())));
    }
}
