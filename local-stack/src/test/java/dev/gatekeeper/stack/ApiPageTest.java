package dev.gatekeeper.stack;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpStatus;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Holds docs/API.md to the descriptions and the sources: what one of them has the other has, too.
class ApiPageTest {

    private static final String PROBLEMS = "Problem types";
    private static final String SERVER = "### What the server itself says";
    private static final String REASONS = "Reasons of rejections";

    /// What is said of a caller before any call is reached: by `access`, in both services.
    private static final Set<String> GUARDS = Set.of("unauthorized", "forbidden", "too-many-requests");

    private static final Pattern AT_THE_SINK =
            Pattern.compile("new (?:Reason|RefusedException|NotCreatableException)\\(\\s*\"([a-z-]+)\"");
    private static final Pattern BY_SQLSTATE =
            Pattern.compile("private static String code\\(.*?\n    }\n", Pattern.DOTALL);
    private static final Pattern GIVEN_UP =
            Pattern.compile("static final String (?:STUCK|BY_OPERATOR) = \"([a-z-]+)\"");

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {"The gateway's:, gatekeeper-gateway", "The consumer's:, gatekeeper-consumer"})
    void everyCallStandsThereWithItsStatuses(String table, String description) {
        assertThat(ApiPage.table("Calls", table).stream().collect(toMap(row -> row.word(0), row -> row.items(2))))
                .containsExactlyInAnyOrderEntriesOf(Descriptions.calls(description));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {"The gateway's:, gatekeeper-gateway", "The consumer's:, gatekeeper-consumer"})
    void everyProblemTypeThatIsDescribedStandsThereOnceAndNoOther(String table, String description) {
        assertThat(ApiPage.table(PROBLEMS, table).stream().map(row -> row.word(0) + " " + row.word(1)))
                .containsExactlyInAnyOrderElementsOf(Descriptions.problems(description));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {"The gateway's:, gatekeeper-api", "The consumer's:, cdc-consumer"})
    void everyProblemTypeThatStandsThereIsMadeSomewhere(String table, String module) {
        var sources = Descriptions.sources(module).toList();

        assertThat(ApiPage.table(PROBLEMS, table))
                .map(row -> row.word(1))
                .filteredOn(type -> !GUARDS.contains(type))
                .allMatch(type -> sources.stream().anyMatch(source -> source.contains('"' + type + '"')));
    }

    @Test
    void whatTheServerItselfSaysIsNamedAfterTheStatusAtTheGateway() {
        assertThat(saidBy("gateway"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.word(1)).isEqualTo(slug(row.word(0))));
    }

    @Test
    void whatTheServerItselfSaysIsInTheConsumersOwnWords() {
        var words = Descriptions.sources("cdc-consumer", "consumer/problem")
                .flatMap(source -> Pattern.compile("Problem\\.of\\(\\s*status,\\s*\"([a-z-]+)\"")
                        .matcher(source)
                        .results())
                .map(found -> found.group(1))
                .collect(toCollection(TreeSet::new));
        words.addAll(GUARDS);

        assertThat(saidBy("consumer")).map(row -> row.word(1)).containsExactlyInAnyOrderElementsOf(words);
    }

    @Test
    void everyReasonOfTheDoorStandsThereAndNoOther() {
        var sentence = ApiPage.section(REASONS);
        var told =
                new ApiPage.Row(List.of(sentence.substring(sentence.indexOf("answered:"), sentence.indexOf("Past"))));
        var made = Descriptions.sources("gatekeeper-api").flatMap(Reasons::in).distinct();

        assertThat(told.tokens(0)).containsExactlyInAnyOrderElementsOf(made.toList());
    }

    @Test
    void everyReasonOfTheSinkStandsThereOnceAndNoOther() {
        var sources = Stream.of("apply", "catalog", "create", "ledger", "decode", "dispatch", "partition", "receive")
                .flatMap(step -> Descriptions.sources("cdc-consumer", "consumer/" + step))
                .toList();
        var made = new TreeSet<String>();
        for (var source : sources) {
            Stream.of(AT_THE_SINK, GIVEN_UP)
                    .flatMap(pattern -> pattern.matcher(source).results())
                    .forEach(found -> made.add(found.group(1)));
            BY_SQLSTATE
                    .matcher(source)
                    .results()
                    .flatMap(method -> Pattern.compile("\"([a-z][a-z-]+)\"")
                            .matcher(method.group())
                            .results())
                    .forEach(found -> made.add(found.group(1)));
        }

        assertThat(made).contains("constraint", "stuck", "too-old", "unknown-schema");
        assertThat(ApiPage.table(REASONS, "The sink's:").stream().map(row -> row.word(0)))
                .containsExactlyInAnyOrderElementsOf(made);
    }

    private static List<ApiPage.Row> saidBy(String service) {
        return ApiPage.table(PROBLEMS, SERVER).stream()
                .filter(row -> List.of(service, "both").contains(row.word(2)))
                .toList();
    }

    private static String slug(String status) {
        return HttpStatus.valueOf(Integer.parseInt(status))
                .getReason()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z]+", "-");
    }
}
