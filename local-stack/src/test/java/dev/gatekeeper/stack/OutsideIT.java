package dev.gatekeeper.stack;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatekeeper.stack.Settings.Part;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What both services show, after some traffic.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutsideIT {

    private static final Pattern METRIC = Pattern.compile("\\bgatekeeper_[a-z_]+[a-z]");

    /// Those that come with a setting, or with the first cleaning, a minute after the start.
    private static final Set<String> SOMETIMES = Set.of(
            "gatekeeper_log_deleted_total",
            "gatekeeper_ledger_pruned_total",
            "gatekeeper_ledger_oldest_seconds",
            "gatekeeper_rejections_purged_total",
            "gatekeeper_access_file_broken");

    private static final Set<String> UNITS = Set.of("seconds", "bytes", "records");

    private final HttpClient http = HttpClient.newHttpClient();

    private RunningStack stack;
    private Scrape gateway;
    private Scrape consumer;

    @BeforeAll
    void startAndSend(@TempDir Path home) throws Exception {
        stack = RunningStack.in(home);
        stack.demo(OutputStream.nullOutputStream()).run();
        var lines = Files.readAllBytes(Path.of("../resources/example.ndjson"));
        post("/change-sets?stream=made-up-stream", "application/x-ndjson", lines);
        post("/change-sets?stream=two&stream=streams", "application/json", new byte[] {'{', '}'});
        for (var part : List.of(Part.GATEWAY, Part.CONSUMER)) {
            get(part, "/made-up-path/1");
            get(part, "/change-sets/made-up-id");
        }
        // A request ends a moment after it was answered, and a consumer looks at its partitions every few seconds.
        gateway = scrapeOnce(Part.GATEWAY, scrape -> scrape.samples().contains("gatekeeper_requests_in_progress 0.0"));
        consumer =
                scrapeOnce(Part.CONSUMER, scrape -> scrape.families().containsKey("gatekeeper_partition_lag_records"));
    }

    private Scrape scrapeOnce(Part part, Predicate<Scrape> hasReported) {
        return await(part.title() + " has reported")
                .atMost(Duration.ofSeconds(30))
                .until(() -> Scrape.parse(get(part, "/prometheus").body()), hasReported);
    }

    @AfterAll
    void stop() {
        stack.close();
    }

    @Test
    void ourMetricsFollowPrometheussConventions() {
        for (var scrape : List.of(gateway, consumer)) {
            assertThat(scrape.own()).hasSizeGreaterThan(10).allSatisfy(family -> {
                assertThat(family.help()).as(family.name()).isNotEmpty();
                assertThat(family.name()).matches("[a-z]+(_[a-z]+)*");
                assertThat(family.name().endsWith("_total"))
                        .as(family.toString())
                        .isEqualTo(family.type().equals("counter"));
                if (List.of("histogram", "summary").contains(family.type())) {
                    assertThat(UNITS).as(family.name()).contains(lastWord(family.name()));
                }
                assertThat(scrape.labels(family)).allMatch(label -> label.matches("[a-z]+(_[a-z]+)*"));
            });
        }
    }

    @Test
    void whatSomebodyMakesUpIsInNoLabel() {
        for (var scrape : List.of(gateway, consumer)) {
            assertThat(scrape.samples())
                    .isNotEmpty()
                    .noneMatch(line -> line.contains("made-up"))
                    .noneMatch(line -> line.matches(".*[0-9a-f]{8}-[0-9a-f]{4}-.*"));
        }
    }

    @Test
    void theTrafficIsCounted() {
        assertThat(gateway.samples())
                .contains(
                        "gatekeeper_requests_total{outcome=\"logged\"} 2.0",
                        "gatekeeper_requests_total{outcome=\"refused\"} 2.0",
                        "gatekeeper_requests_in_progress 0.0",
                        "gatekeeper_received_change_sets_total{outcome=\"logged\"} 3.0",
                        "gatekeeper_received_change_sets_total{outcome=\"refused\"} 2.0",
                        "gatekeeper_rejections_total{reason=\"bad-stream\",stage=\"gateway\"} 1.0",
                        "gatekeeper_rejections_total{reason=\"invalid-change-set\",stage=\"gateway\"} 1.0",
                        "gatekeeper_violations_total{code=\"length-mismatch\"} 1.0",
                        "gatekeeper_upload_lines_total 5.0")
                .contains("gatekeeper_log_acknowledgement_seconds_count{topic=\"cdc.change-sets\"} 3")
                .contains("gatekeeper_validation_seconds_count{format=\"wal2json-2\"} 1");
    }

    @Test
    void operationsTellsOfEachOfOurMetricsAndOfNoOther() throws Exception {
        var operations = Files.readString(Path.of("../docs/OPERATIONS.md"));
        var section = operations.indexOf("## Metrics");
        var told = metricsIn(operations.substring(section, operations.indexOf("\n## ", section)));

        assertThat(told).containsAll(names(false));
        told.removeAll(SOMETIMES);
        assertThat(names(true)).containsAll(told);
    }

    @Test
    void alertsAndDashboardsAskForMetricsThatThereAre() throws Exception {
        var asked = metricsIn(Files.readString(Path.of("../ops/prometheus/alerts.yml")));
        try (var dashboards = Files.list(Path.of("../ops/grafana/dashboards"))) {
            for (var dashboard : dashboards.toList()) {
                asked.addAll(metricsIn(Files.readString(dashboard)));
            }
        }

        assertThat(asked).hasSizeGreaterThan(10);
        asked.removeAll(SOMETIMES);
        assertThat(names(true)).containsAll(asked);
    }

    @ParameterizedTest
    @EnumSource(names = {"GATEWAY", "CONSUMER"})
    void theDescriptionIsSoundAndThePageShowsIt(Part part) throws Exception {
        var description =
                new OpenAPIV3Parser().readContents(get(part, "/openapi.yml").body());

        assertThat(description.getMessages()).isEmpty();
        assertThat(description.getOpenAPI().getPaths())
                .containsKeys("/change-sets/{id}", "/health/readiness", "/prometheus", "/docs");
        assertThat(get(part, "/docs").body()).contains("docs/swagger-ui-bundle.js");
        assertThat(get(part, "/docs/docs.js").body()).contains("openapi.yml");
    }

    private Set<String> names(boolean withParts) {
        var names = new TreeSet<String>();
        for (var scrape : List.of(gateway, consumer)) {
            for (var family : scrape.own()) {
                if (withParts || !family.name().endsWith("_max")) {
                    names.add(family.name());
                }
                if (withParts && List.of("histogram", "summary").contains(family.type())) {
                    List.of("_bucket", "_count", "_sum").forEach(part -> names.add(family.name() + part));
                }
            }
        }
        return names;
    }

    private static Set<String> metricsIn(String text) {
        return METRIC.matcher(text).results().map(found -> found.group()).collect(toCollection(HashSet::new));
    }

    private static String lastWord(String name) {
        var words = new ArrayList<>(List.of(name.split("_")));
        words.remove("max");
        return words.getLast();
    }

    private void post(String path, String contentType, byte[] body) throws Exception {
        var request = HttpRequest.newBuilder(stack.url(Part.GATEWAY, path))
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        http.send(request, BodyHandlers.discarding());
    }

    private HttpResponse<String> get(Part part, String path) throws Exception {
        return http.send(HttpRequest.newBuilder(stack.url(part, path)).build(), BodyHandlers.ofString());
    }
}
