package dev.gatekeeper.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatekeeper.stack.Settings.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Sends the requests that stand as examples in docs/API.md to a stack that runs as `./gatekeeper up` runs it, and runs
/// the queries of all documents in its database.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentsIT {

    private static final Pattern SQL = Pattern.compile("^```sql\n(.*?)\n```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern JSON = Pattern.compile("^```json\n(.*?)\n```$", Pattern.MULTILINE | Pattern.DOTALL);

    private final HttpClient http = HttpClient.newHttpClient();

    private RunningStack stack;

    @BeforeAll
    void start(@TempDir Path home) throws Exception {
        stack = RunningStack.in(home);
    }

    @AfterAll
    void stop() {
        stack.close();
    }

    @Test
    void theGatewaysExamplesAreRefusedAsItSaysAndTheMendedOnesAreNot() throws Exception {
        assertThat(tried(Part.GATEWAY, ApiPage.table("Problem types", "The gateway's:"), 3))
                .contains("bad-stream", "breaks-contract", "change-sets-rejected", "rejected-by-sink");
    }

    @Test
    void theConsumersExamplesAreRefusedAsItSaysAndTheMendedOnesAreNot() throws Exception {
        assertThat(tried(Part.CONSUMER, ApiPage.table("Problem types", "The consumer's:"), 3))
                .contains("malformed-request", "unknown-table", "not-blocked-there");
    }

    @Test
    void theServersExamplesAreAnsweredAsItSays() throws Exception {
        assertThat(tried(Part.GATEWAY, ApiPage.table("Problem types", "### What the server itself says"), 4))
                .contains("not-found", "method-not-allowed");
    }

    @Test
    void theQueriesOfTheDocumentsRun() throws Exception {
        var queries = documents().flatMap(DocumentsIT::statements).filter(sql -> sql.startsWith("select"));

        assertThat(queries.toList())
                .hasSizeGreaterThan(8)
                .allSatisfy(query ->
                        assertThatCode(() -> stack.database().query(query)).doesNotThrowAnyException());
    }

    @Test
    void theTableOfTheViolationCodesHasTheContractThatStandsThere() throws Exception {
        var page = ApiPage.section("Violation codes");
        for (var statement : statements(page).toList()) {
            stack.database().run(statement);
        }

        var told = JSON.matcher(page);
        assertThat(told.find()).isTrue();
        assertThat(contractOf("customers")).isEqualTo(columnsAndKeys(told.group(1)));
    }

    /// What the gateway knows, as soon as it knows it.
    private JsonNode contractOf(String table) throws IOException {
        var request = HttpRequest.newBuilder(stack.url(Part.GATEWAY, "/contracts/public/" + table))
                .build();
        var answer = await("the gateway comes to know " + table)
                .atMost(Duration.ofSeconds(30))
                .until(() -> send(request), told -> told.statusCode() == 200);
        return columnsAndKeys(answer.body());
    }

    /// What hangs on the table alone, and not on how the consumer is set, or on what it saw before.
    private static JsonNode columnsAndKeys(String contract) throws IOException {
        return ((ObjectNode) new JsonMapper().readTree(contract)).retain("schema", "table", "kind", "columns", "keys");
    }

    /// All but the page whose queries are those of a source.
    private static Stream<String> documents() throws Exception {
        try (var pages = Files.list(Path.of("../docs"))) {
            return Stream.concat(Stream.of(Path.of("../README.md")), pages)
                    .filter(page -> page.toString().endsWith(".md"))
                    .filter(page -> !page.endsWith("FROM-POSTGRES.md"))
                    .map(DocumentsIT::text)
                    .toList()
                    .stream();
        }
    }

    private static String text(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> statements(String page) {
        return SQL.matcher(page)
                .results()
                .map(block -> block.group(1).replaceAll("(?m)--.*$", ""))
                .flatMap(block -> Stream.of(block.split(";")))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty());
    }

    /// @param mended the cell behind the first example's own
    /// @return the types of the rows whose example is a request
    private List<String> tried(Part part, List<ApiPage.Row> rows, int mended) throws Exception {
        var tried = new ArrayList<String>();
        for (var row : rows) {
            var example = request(part, row, mended - 1);
            if (example.isEmpty()) {
                continue;
            }
            var refused = send(example.get());
            assertThat(refused.statusCode()).as(row + refused.body()).isEqualTo(Integer.parseInt(row.word(0)));
            assertThat(refused.body()).contains("\"type\":\"urn:gatekeeper:problem:" + row.word(1) + '"');
            var better = request(part, row, row.cells().size() - 1);
            if (better.isPresent()) {
                var taken = send(better.get());
                assertThat(taken.statusCode()).as(row + taken.body()).isBetween(200, 299);
            }
            tried.add(row.word(1));
        }
        return tried;
    }

    /// A method and a path, headers and a body, each in backticks; nothing where the cell says more than that.
    private Optional<HttpRequest> request(Part part, ApiPage.Row row, int cell) {
        var tokens = row.tokens(cell);
        var line = tokens.isEmpty() ? "" : tokens.getFirst();
        if (!line.matches("(GET|POST|PUT) /[^ {]*")
                || !row.cells().get(cell).replaceAll("`[^`]+`", "").isBlank()) {
            return Optional.empty();
        }
        var method = line.substring(0, line.indexOf(' '));
        var request = HttpRequest.newBuilder(stack.url(part, line.substring(line.indexOf(' ') + 1)));
        var body = "{\"change\":[]}";
        var typed = method.equals("GET");
        for (var token : tokens.subList(1, tokens.size())) {
            if (token.startsWith("{")) {
                body = token;
            } else {
                var header = token.split(": ", 2);
                request.header(header[0], header[1]);
                typed |= header[0].equals("Content-Type");
            }
        }
        if (!typed) {
            request.header("Content-Type", "application/json");
        }
        return Optional.of(
                request.method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .build());
    }

    private HttpResponse<String> send(HttpRequest request) throws Exception {
        return http.send(request, BodyHandlers.ofString());
    }
}
