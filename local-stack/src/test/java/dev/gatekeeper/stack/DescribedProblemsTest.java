package dev.gatekeeper.stack;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpStatus;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Holds the descriptions to the sources: a kind of problem that the code makes up and no one describes fails here.
class DescribedProblemsTest {

    private static final Pattern ANSWERED =
            Pattern.compile("Problem\\s*\\.(?:of|answer)\\(\\s*HttpStatus\\.([A-Z_]+),\\s*\"([a-z-]+)\"");

    @ParameterizedTest
    @CsvSource({"gatekeeper-api, gatekeeper-gateway", "cdc-consumer, gatekeeper-consumer"})
    void everyProblemStandsUnderItsStatus(String module, String description) {
        var answered = Descriptions.sources(module)
                .flatMap(source -> ANSWERED.matcher(source).results())
                .map(found -> code(found.group(1)) + " " + found.group(2))
                .collect(toCollection(TreeSet::new));

        assertThat(answered).hasSizeGreaterThan(3);
        assertThat(Descriptions.problems(description)).containsAll(answered);
    }

    /// The gateway's reasons, and those for which the consumer does not send a rejection again.
    @ParameterizedTest
    @CsvSource({"gatekeeper-api, gateway, gatekeeper-gateway", "cdc-consumer, consumer/replay, gatekeeper-consumer"})
    void everyReasonThatIsAnsweredIsAProblemThatIsShown(String module, String folder, String description) {
        var reasons = Descriptions.sources(module, folder).flatMap(Reasons::in).collect(toCollection(TreeSet::new));

        assertThat(reasons).hasSizeGreaterThan(2);
        assertThat(Descriptions.problems(description).stream()
                        .map(shown -> shown.substring(4))
                        .toList())
                .containsAll(reasons);
    }

    private static String code(String status) {
        return Integer.toString(HttpStatus.valueOf(status).getCode());
    }
}
