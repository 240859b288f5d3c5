package dev.gatekeeper.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.report.Machine;
import dev.gatekeeper.report.Run;
import dev.gatekeeper.report.RunReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFilesTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8);

    @Test
    void reportStandsBesideTheFiguresAndBothAreTold() throws IOException {
        var files = ResultFiles.of(Optional.of(folder.resolve("mine.json")), folder, "sink");

        files.write(Map.of("a", 1), report(), out);

        assertThat(folder.resolve("mine.json")).content().contains("\"a\" : 1");
        assertThat(folder.resolve("mine.html")).content().contains("could not go on", "the disk is full");
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("mine.json", "mine.html");
    }

    @Test
    void failedBenchmarkLeavesTheFiguresOfTheOneBeforeIt() throws IOException {
        var files = ResultFiles.of(Optional.empty(), folder, "sink");
        files.write(Map.of("a", 1), report(), out);
        var figures = Files.readString(files.json());

        files.write(report(), out);

        assertThat(files.json())
                .isEqualTo(folder.resolve("bench/sink.json"))
                .content()
                .isEqualTo(figures);
    }

    private static RunReport report() {
        var machine = new Machine("Some CPU", 2, 1L << 30, "Linux", "25");
        return new RunReport(
                "Report",
                Failure.of(new IllegalStateException("the disk is full")),
                new Run("./gatekeeper bench sink", "abc", Instant.EPOCH, Duration.ZERO, machine, List.of()),
                List.of());
    }
}
