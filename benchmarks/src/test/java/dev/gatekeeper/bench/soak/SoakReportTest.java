package dev.gatekeeper.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.report.Machine;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SoakReportTest {

    private static final Machine MACHINE = new Machine("Some CPU", 2, 1L << 30, "Linux", "25");
    private static final SoakClient.Tally TALLY = new SoakClient.Tally(1_000, 0, 5, Map.of());
    private static final Account GOOD = new Account(TALLY, 1_000, 5, 0);

    /// Every series stays at its own value but one, which comes to be as much more as is told.
    private static SoakReport report(Series growing, double growth, Account account) {
        var samples = IntStream.range(0, 90)
                .mapToObj(at -> {
                    var values = new EnumMap<Series, Double>(Series.class);
                    Arrays.stream(Series.values()).forEach(series -> values.put(series, 1e9));
                    values.put(growing, 1e9 + growth * at);
                    return new Sample(10 * at, values);
                })
                .toList();
        return new SoakReport(MACHINE, SoakOptions.STANDARD, new Samples(samples), account);
    }

    @Test
    void whatStaysWhereItIsIsGood() {
        var report = report(Series.LAG, 0, GOOD);

        assertThat(report.isGood()).isTrue();
        assertThat(report.text()).contains("Memory and latency were flat.").doesNotContain("GROWS");
    }

    @Test
    void memoryThatGrowsIsNotGood() {
        var report = report(Series.GATEWAY_RESIDENT, 1e7, GOOD);

        assertThat(report.isGood()).isFalse();
        assertThat(report.text()).containsPattern("gateway, resident .* GROWS").contains("It was not flat.");
        assertThat(report.json()).containsEntry("flat", false);
        assertThat(report.outcome().good()).isFalse();
        assertThat(report.outcome().details()).singleElement().asString().startsWith("gateway, resident: ");
    }

    @Test
    void ledgerThatGrowsIsToldAndNotJudged() {
        assertThat(report(Series.LEDGER_ROWS, 1e7, GOOD).isGood()).isTrue();
    }

    @Test
    void changeSetsThatWereNotDecidedAreAFault() {
        var report = report(Series.LAG, 0, new Account(TALLY, 999, 5, 0));

        assertThat(report.isGood()).isFalse();
        assertThat(report.text()).contains("1,000 change sets were accepted, and 999 decided.");
    }

    @Test
    void unexpectedAnswersAndRepeatsAreFaults() {
        var tally = new SoakClient.Tally(1_000, 0, 5, Map.of("status 503 instead of 201", 2L));

        assertThat(new Account(tally, 1_000, 5, 1).faults())
                .containsExactly(
                        "2 times: status 503 instead of 201.", "1 records came again, though nobody sent them again.");
    }

    @Test
    void whatWasSpooledMayComeTwice() {
        var tally = new SoakClient.Tally(1_000, 20, 5, Map.of());

        assertThat(new Account(tally, 1_000, 5, 3).faults()).isEmpty();
    }

    @Test
    void runThatIsTooShortToTellIsNotGood() {
        var report = new SoakReport(MACHINE, SoakOptions.STANDARD, new Samples(List.of()), GOOD);

        assertThat(report.isGood()).isFalse();
        assertThat(report.outcome().details())
                .containsExactly("There are too few samples to tell whether it was flat.");
    }

    @Test
    void whatIsRoundedToNothingHasNoSign() {
        assertThat(Series.POSTS.worded(-0.01)).isEqualTo("0.0 1/s");
        assertThat(Series.LAG.worded(-0.3)).isEqualTo("0 records");
        assertThat(Series.LAG.worded(-3)).isEqualTo("-3 records");
    }

    @Test
    void sampleBearsItsMomentAndWhatThereWasByItsKey() {
        var sample = new Sample(20, Map.of(Series.LAG, 3.0, Series.GATEWAY_RESIDENT, 4.0));

        assertThat(sample.json()).isEqualTo(Map.of("second", 20.0, "gateway-resident", 4.0, "lag", 3.0));
    }
}
