package dev.gatekeeper.stack.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A random workload on a real source, captured by wal2json, posted through the gateway and applied: each table of the
/// target is the source's, row by row. `-Dgatekeeper.source.seed=…` repeats a workload.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealSourceIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int TRANSACTIONS = Integer.getInteger("gatekeeper.source.transactions", 300);

    /// Tables whose changes make sense one by one: nothing refers to them, and no statement moves two of their keys
    /// at once.
    private static final Set<String> INDEPENDENT = new LinkedHashSet<>(List.of(
            "public.numbers",
            "public.texts",
            "public.times",
            "public.arrays",
            "public.made",
            "public.nets",
            "public.full_numbers",
            "public.full_texts",
            "public.full_times",
            "public.full_arrays",
            "public.full_made",
            "public.full_nets",
            "public.no_key",
            "public.big",
            "public.full_big"));

    private final long seed = Long.getLong("gatekeeper.source.seed", 20261121);

    private @Nullable SourceServer source;
    private @Nullable Connection session;
    private @Nullable Target target;
    private List<SourceTable> tables = List.of();
    private String endOfFirstPart = "";
    private Rows afterFirstPart = new Rows(Map.of());
    private Rows afterSecondPart = new Rows(Map.of());

    @BeforeAll
    void runTheWorkload(@TempDir Path folder) throws Exception {
        var programs = SourceServer.programs();
        assumeTrue(
                programs.isPresent(),
                "Skipped: there is no PostgreSQL with wal2json here; on Debian, apt-get install postgresql-15-wal2json"
                        + " brings both.");
        System.out.println("RealSourceIT: seed " + seed);
        source = SourceServer.start(programs.get(), folder);
        session = source.connect();
        execute(resource("tables.sql"));
        execute(resource("identities.sql"));
        execute("select pg_create_logical_replication_slot('" + Capture.SLOT + "', 'wal2json')");
        execute("set search_path = ''");
        tables = SourceTable.all(session).stream()
                .filter(table -> !table.name().equals("public.odd_type"))
                .toList();
        var workload = new Workload(session, new Random(seed));
        execute("set search_path = public; set lock_timeout = '50ms'; set synchronous_commit = off");
        workload.lineage();
        workload.run(TRANSACTIONS, false);
        endOfFirstPart = text("select pg_current_wal_insert_lsn()");
        afterFirstPart = Rows.of(session, tables);
        execute("set search_path = public");
        workload.run(TRANSACTIONS / 2, true);
        afterSecondPart = Rows.of(session, tables);
        target = Target.withTables(resource("tables.sql"));
    }

    @AfterAll
    void stop() throws SQLException {
        if (target != null) {
            target.close();
        }
        if (session != null) {
            session.close();
        }
        if (source != null) {
            source.close();
        }
    }

    static Stream<Capture> captures() {
        return Stream.of(
                Capture.with(),
                Capture.with(
                        "include-lsn", "1",
                        "include-typmod", "0",
                        "include-xids", "1",
                        "include-timestamp", "1",
                        "include-pk", "1",
                        "include-type-oids", "1",
                        "include-column-positions", "1",
                        "include-not-null", "1",
                        "include-origin", "1"),
                Capture.with("include-types", "0", "include-lsn", "1"),
                Capture.with("format-version", "2", "include-lsn", "1"),
                Capture.with(
                        "format-version", "2",
                        "include-xids", "1",
                        "include-timestamp", "1",
                        "include-pk", "1",
                        "include-type-oids", "1",
                        "include-column-positions", "1",
                        "include-not-null", "1",
                        "include-origin", "1"),
                Capture.with("format-version", "2", "include-types", "0"),
                Capture.with(
                        "format-version",
                        "2",
                        "include-transaction",
                        "0",
                        "add-tables",
                        String.join(",", INDEPENDENT)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("captures")
    void theTargetBecomesWhatTheSourceIs(Capture capture) throws Exception {
        var to = Objects.requireNonNull(target);
        var lines = capture.lines(Objects.requireNonNull(session), capture.isFormat2() ? null : endOfFirstPart);
        to.clear(tables);

        post(to, "capture-" + captures().toList().indexOf(capture), lines);

        assertThat(to.refusedBySink()).isEmpty();
        try (var connection = to.connect()) {
            var compared = capture.isOfChanges()
                    ? INDEPENDENT
                    : afterSecondPart.byTable().keySet();
            var expected = capture.isFormat2() ? afterSecondPart : afterFirstPart;
            assertThat(expected.of(compared)
                            .differencesFrom(Rows.of(connection, tables).of(compared)))
                    .as("What differs in the source (here) and the target (there), with the seed " + seed)
                    .isEmpty();
        }
    }

    @Test
    void aDatabaseWithoutTablesBecomesWhatTheSourceIs() throws Exception {
        var from = Objects.requireNonNull(session);
        var sql = resource("tables.sql");
        var capture =
                Capture.with("format-version", "2", "include-pk", "1", "add-tables", String.join(",", INDEPENDENT));
        try (var to =
                Target.withoutTables(Objects.requireNonNull(source), sql.substring(0, sql.indexOf("create table")))) {

            post(to, "all", capture.lines(from, null));

            assertThat(to.refusedBySink()).isEmpty();
            try (var connection = to.connect()) {
                var expected = toMake(tables);
                assertThat(Rows.of(from, expected).differencesFrom(Rows.of(connection, expected)))
                        .as("What differs in the source (here) and the target (there), with the seed " + seed)
                        .isEmpty();
                assertThat(columns(toMake(SourceTable.all(connection)))).isEqualTo(columns(expected));
            }
        } finally {
            execute("set search_path = public");
        }
    }

    /// Without the columns of the type `"char"`: wal2json leaves out the quotes, and so names another type.
    private static List<SourceTable> toMake(List<SourceTable> tables) {
        return tables.stream()
                .filter(table -> INDEPENDENT.contains(table.name()))
                .map(table -> new SourceTable(
                        table.name(),
                        table.partitioned(),
                        table.identified(),
                        table.columns().stream()
                                .filter(column -> !column.name().equals("qc"))
                                .toList()))
                .toList();
    }

    /// Until all is applied but what is not to be read.
    private static void post(Target to, String stream, List<byte[]> lines) throws Exception {
        var response = to.post(stream, Capture.joined(lines));
        var answer = Target.json(response);
        var unreadable = Unreadable.in(lines);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(unreadable.isEmpty() ? 201 : 422);
        assertThat(answer.path("rejections").findValues("line"))
                .extracting(JsonNode::asInt)
                .isSubsetOf(unreadable);
        assertThat(answer.path("rejected").asInt()).isEqualTo(unreadable.size());
        var last = (unreadable.isEmpty() ? answer : answer.path("logged"))
                .path("lastId")
                .asText();
        assertThat(to.await(last, PATIENCE).path("status").asText()).isEqualTo("applied");
    }

    private static List<String> columns(List<SourceTable> tables) {
        return tables.stream()
                .flatMap(table -> table.columns().stream()
                        .map(column -> table.name() + " " + column.name() + " " + column.declared()))
                .toList();
    }

    @Test
    void theWorkloadHasAllKindsOfChangesOnAllTables() throws Exception {
        var seen = new HashMap<String, Set<String>>();
        for (var line : Capture.with("format-version", "2").lines(Objects.requireNonNull(session), null)) {
            if (Unreadable.in(List.of(line)).isEmpty()) {
                var tuple = new JsonMapper().readTree(line);
                seen.computeIfAbsent(tuple.path("action").asText(), _ -> new TreeSet<>())
                        .add(tuple.path("schema").asText() + "."
                                + tuple.path("table").asText());
            }
        }

        var leaves = (int) tables.stream().filter(table -> !table.partitioned()).count();
        var identified = (int) tables.stream()
                .filter(table -> !table.partitioned() && table.identified())
                .count();
        assertThat(seen.get("I")).hasSizeGreaterThanOrEqualTo(leaves);
        assertThat(seen.get("U")).hasSizeGreaterThan(identified * 3 / 4);
        assertThat(seen.get("D")).hasSizeGreaterThan(identified * 3 / 4);
        assertThat(seen.get("T")).hasSizeGreaterThan(5);
        assertThat(seen).containsKey("M");
    }

    private void execute(String sql) throws SQLException {
        try (var statement = Objects.requireNonNull(session).createStatement()) {
            statement.execute(sql);
        }
    }

    private String text(String sql) throws SQLException {
        try (var statement = Objects.requireNonNull(session).createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static String resource(String name) throws IOException {
        try (var stream = Objects.requireNonNull(RealSourceIT.class.getResourceAsStream(name))) {
            return new String(stream.readAllBytes(), UTF_8);
        }
    }
}
