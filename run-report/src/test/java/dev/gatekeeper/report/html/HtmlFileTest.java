package dev.gatekeeper.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatekeeper.report.Axis;
import dev.gatekeeper.report.Band;
import dev.gatekeeper.report.Bar;
import dev.gatekeeper.report.Block;
import dev.gatekeeper.report.Block.BarChart;
import dev.gatekeeper.report.Block.DataTable;
import dev.gatekeeper.report.Block.LineChart;
import dev.gatekeeper.report.Column;
import dev.gatekeeper.report.Line;
import dev.gatekeeper.report.Line.Point;
import dev.gatekeeper.report.Machine;
import dev.gatekeeper.report.Outcome;
import dev.gatekeeper.report.Run;
import dev.gatekeeper.report.RunReport;
import dev.gatekeeper.report.Section;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlFileTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SCRIPT = Pattern.compile("<script([^>]*)>(.*?)</script>", Pattern.DOTALL);
    private static final String ATTACK = "</script><script>alert('1')</script><img src=x onerror=\"alert(2)\">&amp;";

    @TempDir
    Path folder;

    @Test
    void plotHasEachPointOfEachLine() throws IOException {
        var accepted = new Line("2xx", List.of(Point.of(0, 12), Point.of(1, 0.5), Point.of(2, 1e6)));
        var refused = new Line("4xx", List.of(Point.of(0, 1), new Point(1, OptionalDouble.empty()), Point.of(3, 2)));
        var chart = new LineChart(
                "Answers",
                "",
                Axis.of("seconds"),
                Axis.of("posts/s"),
                List.of(accepted, refused),
                List.of(new Band("1", 0.5, 2.25)));

        var data = data(page(chart)).getFirst();

        assertThat(data.at("/lines").toString())
                .isEqualTo("[{\"name\":\"2xx\",\"x\":[0,1,2],\"y\":[12,0.5,1000000]},"
                        + "{\"name\":\"4xx\",\"x\":[0,1,3],\"y\":[1,null,2]}]");
        assertThat(data.at("/bands").toString()).isEqualTo("[{\"label\":\"1\",\"from\":0.5,\"to\":2.25}]");
        assertThat(data.at("/x/title").asText()).isEqualTo("seconds");
        assertThat(data.at("/y/title").asText()).isEqualTo("posts/s");
        assertThat(data.at("/x/percentiles").asBoolean()).isFalse();
        assertThat(data.at("/y/logarithmic").asBoolean()).isFalse();
    }

    @Test
    void scalesOfTheAxesAreToldToTheScript() throws IOException {
        var chart = new LineChart(
                "Answers",
                "",
                Axis.percentiles("share"),
                Axis.logarithmic("ms"),
                List.of(new Line("2xx", List.of(Point.of(50, 1)))),
                List.of());

        var data = data(page(chart)).getFirst();

        assertThat(data.at("/x/percentiles").asBoolean()).isTrue();
        assertThat(data.at("/y/logarithmic").asBoolean()).isTrue();
    }

    @Test
    void plotIsSaidInWordsToThoseWhoCannotSeeIt() throws IOException {
        var line = new Line("2xx", List.of(Point.of(0, 1200), Point.of(50, 2.5)));
        var chart = new LineChart(
                "Answers",
                "",
                Axis.percentiles("%"),
                Axis.of("ms"),
                List.of(line, new Line("4xx", List.of())),
                List.of());

        assertThat(page(chart)).contains("aria-label=\"Answers. ms over %. 2xx: 2.50 to 1,200; 4xx: nothing.\"");
    }

    @Test
    void barsAreAsLongAsTheirShareOfTheLongest() throws IOException {
        var chart = new BarChart(
                "Rates",
                "",
                "rows/s",
                List.of(
                        new Bar("COPY", Bar.Role.CEILING, 8000, ""),
                        new Bar("Gatekeeper", Bar.Role.OURS, 2000, "25 % of COPY")));

        assertThat(page(chart))
                .contains("class=\"bar ceiling\" style=\"width:100.00%\"")
                .contains("class=\"bar ours\" style=\"width:25.00%\"")
                .contains("8,000 rows/s")
                .contains("25 % of COPY");
    }

    @Test
    void valuesOfBarsHaveDecimalsTogether() throws IOException {
        var chart = new BarChart(
                "Costs",
                "",
                "s",
                List.of(
                        new Bar("one", Bar.Role.OURS, 22, ""),
                        new Bar("two", Bar.Role.OURS, 23.3, ""),
                        new Bar("three", Bar.Role.OURS, 1234, "")));

        assertThat(page(chart)).contains(">22.00 s<", ">23.30 s<", ">1,234 s<");
    }

    @Test
    void whatComesFromDataIsTextWhereverItStands() throws IOException {
        var line = new Line(ATTACK, List.of(Point.of(0, 1)));
        var blocks = List.of(
                new LineChart(
                        ATTACK,
                        ATTACK,
                        Axis.of(ATTACK),
                        Axis.of(ATTACK),
                        List.of(line),
                        List.of(new Band(ATTACK, 0, 1))),
                new BarChart(ATTACK, ATTACK, ATTACK, List.of(new Bar(ATTACK, Bar.Role.PEER, 1, ATTACK))),
                new DataTable(ATTACK, ATTACK, List.of(Column.text(ATTACK)), List.of(List.of(ATTACK))));
        var run = new Run(
                ATTACK,
                ATTACK,
                Instant.EPOCH,
                Duration.ZERO,
                new Machine(ATTACK, 1, 1, ATTACK, ATTACK),
                List.of(new Run.Software(ATTACK, ATTACK)));
        var page = write(new RunReport(
                ATTACK,
                Outcome.bad(ATTACK, List.of(ATTACK)),
                run,
                List.of(new Section(ATTACK, ATTACK, List.copyOf(blocks)))));

        assertThat(page).doesNotContain("<script>alert").doesNotContain("<img");
        assertThat(SCRIPT.matcher(page).results()).hasSize(3);
        assertThat(data(page).getFirst().at("/lines/0/name").asText()).isEqualTo(ATTACK);
    }

    @Test
    void nothingRunsButWhatThePolicyNames() throws Exception {
        var page = page(new DataTable("", "", List.of(), List.of()));

        var policy = page.substring(page.indexOf("default-src"), page.indexOf("<meta name=\"viewport\""));
        for (var script : SCRIPT.matcher(page).results().toList()) {
            var digest =
                    MessageDigest.getInstance("SHA-256").digest(script.group(2).getBytes(StandardCharsets.UTF_8));
            assertThat(policy).contains("sha256-" + Base64.getEncoder().encodeToString(digest));
        }
        assertThat(policy).startsWith("default-src &#x27;none&#x27;");
    }

    @Test
    void nothingIsFetched() throws IOException {
        var page = page(new DataTable("", "", List.of(), List.of()));

        assertThat(page).doesNotContain("src=\"").doesNotContain("<link").doesNotContain("@import");
    }

    @Test
    void runThatFailedSaysSoFirst() throws IOException {
        var page = write(new RunReport(
                "Chaos", Outcome.bad("Round 2 fails.", List.of("lost: change set 7", "more")), run(), List.of()));

        assertThat(page.substring(page.indexOf("<body>")))
                .containsSubsequence(
                        "<h1>Chaos</h1>", "✗ Failed. ", "Round 2 fails.", "lost: change set 7", "more", "command");
    }

    @Test
    void pageTellsWhatItWasTakenOn() throws IOException {
        var page = page(new DataTable("", "", List.of(), List.of()));

        assertThat(page)
                .contains(
                        "./gatekeeper chaos --seed 7",
                        "abc1234",
                        "2026-11-21 10:15 UTC, for 2 min 5 s",
                        "Some CPU",
                        "2, 24.0 GiB",
                        "Linux amd64",
                        "25.0.3",
                        "4.3.1",
                        "MIT License");
    }

    @Test
    void equalReportsGiveEqualFiles() throws IOException {
        var table = new DataTable("Table", "", List.of(Column.text("a")), List.of(List.of("1")));

        assertThat(page(table)).isEqualTo(page(table));
    }

    @Test
    void pageStandsBesideItsFigures() {
        assertThat(HtmlFile.beside(Path.of("figures", "sink.json"))).isEqualTo(Path.of("figures", "sink.html"));
        assertThat(HtmlFile.beside(Path.of("figures"))).isEqualTo(Path.of("figures.html"));
    }

    private static Run run() {
        return new Run(
                "./gatekeeper chaos --seed 7",
                "abc1234",
                Instant.parse("2026-11-21T10:15:30Z"),
                Duration.ofSeconds(125),
                new Machine("Some CPU", 2, 24L << 30, "Linux amd64", "25.0.3"),
                List.of(new Run.Software("Kafka", "4.3.1")));
    }

    private String page(Block block) throws IOException {
        return write(new RunReport(
                "Report", Outcome.good("It holds."), run(), List.of(new Section("Section", "", List.of(block)))));
    }

    private String write(RunReport report) throws IOException {
        var file = folder.resolve("new").resolve("report.html");
        HtmlFile.write(file, report);
        return Files.readString(file);
    }

    private static List<JsonNode> data(String page) throws IOException {
        var data = new ArrayList<JsonNode>();
        for (var script : SCRIPT.matcher(page).results().toList()) {
            if (script.group(1).contains("application/json")) {
                data.add(JSON.readTree(script.group(2)));
            }
        }
        return data;
    }
}
