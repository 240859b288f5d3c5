package dev.gatekeeper.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.faults.check.Target;
import dev.gatekeeper.faults.cluster.Cluster;
import dev.gatekeeper.faults.fault.Fault;
import dev.gatekeeper.faults.fault.Strike;
import dev.gatekeeper.report.Launch;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The suite must be able to fail: somebody tampers with the tables behind the consumer's back.
class SabotageIT {

    private static final Duration LOAD = Duration.ofSeconds(3);
    private static final Settings SHORT = new Settings(
            3, LOAD, Duration.ofSeconds(5), Duration.ofMillis(2_500), Duration.ofMinutes(1), Duration.ofMinutes(2));

    @TempDir
    Path folder;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            delete from journal where position = (select min(position) from journal) | applied at all: change set
            insert into event select * from event limit 1                             | rows: The table event has too often
            """)
    void aRowTooFewOrTooManyMakesTheSuiteFail(String sabotage, String discrepancy) {
        var page = folder.resolve("report.html");
        var chaos = new Chaos(SHORT, Launch.now("chaos"), page, new PrintStream(told, true, StandardCharsets.UTF_8));
        var strike = new Strike(LOAD.plusSeconds(1), Duration.ZERO, new Sabotage(sabotage));

        assertThat(chaos.run(2, 20261121, _ -> List.of(strike), folder)).isEqualTo(1);

        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains("round 1 of 2: FAILS")
                .contains("Round 1 fails (seed 20261121):")
                .contains(discrepancy)
                .contains("Data and logs are kept in " + folder)
                .contains("The report is " + page);
        assertThat(page)
                .content()
                .containsSubsequence("✗ Failed.", "Round 1 of 2 does not hold (seed 20261121).", discrepancy)
                .contains("sabotage", "PostgreSQL", "rows/s over seconds");
        assertThat(folder.resolve("logs/consumer-1.log")).isNotEmptyFile();
    }

    /// Tampers when the clients are done, so that nothing they do makes up for it.
    private record Sabotage(String statement) implements Fault {

        @Override
        public String kind() {
            return "sabotage";
        }

        @Override
        public String target() {
            return "tables";
        }

        @Override
        public Optional<String> strike(Cluster cluster) throws Exception {
            new Target(cluster.jdbcUrl(), Cluster.ROLE, Cluster.ROLE).run(statement);
            return Optional.of(kind());
        }

        @Override
        public String heal(Cluster cluster) {
            return "";
        }
    }
}
