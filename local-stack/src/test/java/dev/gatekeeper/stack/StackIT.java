package dev.gatekeeper.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.stack.Settings.Part;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackIT {

    @TempDir
    Path home;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @Test
    void whatTheDemoDidIsStillThereWhenTheStackStartsAgain() throws Exception {
        var settings = settings();
        try (var _ = start(settings)) {
            demo(settings).run();
        }

        try (var _ = start(settings)) {
            assertThat(settings.database().query("select * from mytable").rows())
                    .containsExactly(List.of("2", "Test 2", "2019-03-27 10:13:13.948514"));
            assertThat(settings.database()
                            .query("select outcome from cdc.change_set")
                            .rows())
                    .containsExactly(List.of("applied"));
        }
    }

    @Test
    void theDemoShowsTheRowAndExplainsTheRejection() throws Exception {
        var settings = settings();
        try (var _ = start(settings)) {
            demo(settings).run();
        }

        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains("2 | Test 2 | 2019-03-27 10:13:13.948514")
                .contains("length-mismatch /change/1/columntypes")
                .containsPattern("Kept as rejection [0-9a-f-]{36}");
    }

    private Settings settings() throws StackException {
        return Settings.of(Map.of(
                        "GATEKEEPER_HOME", home.toString(),
                        "GATEKEEPER_PORT", "0",
                        "CONSUMER_PORT", "0",
                        "KAFKA_PORT", "0",
                        "POSTGRES_PORT", "0"))
                .withPortsChosen();
    }

    private static Stack start(Settings settings) throws StackException, InterruptedException {
        var stack = new Stack(settings, Preflight.clear(settings, List.of(Part.values())));
        try {
            stack.startInfrastructure();
            stack.startServices();
            return stack;
        } catch (StackException | RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    private ExampleDemo demo(Settings settings) {
        var out = new PrintStream(told, true, StandardCharsets.UTF_8);
        return new ExampleDemo(new ServiceClient(settings.url(Part.GATEWAY)), settings.database(), out);
    }
}
