package dev.gatekeeper.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackIT {

    @TempDir
    Path home;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @Test
    void whatTheDemoDidIsStillThereWhenTheStackStartsAgain() throws Exception {
        final Settings settings;
        try (var stack = RunningStack.in(home)) {
            stack.demo(told).run();
            settings = stack.settings();
        }

        try (var stack = RunningStack.with(settings)) {
            assertThat(stack.database().query("select * from mytable").rows())
                    .containsExactly(List.of("2", "Test 2", "2019-03-27 10:13:13.948514"));
            assertThat(stack.database()
                            .query("select outcome from cdc.change_set")
                            .rows())
                    .containsExactly(List.of("applied"));
        }
    }

    @Test
    void theDemoShowsTheRowAndExplainsTheRejection() throws Exception {
        try (var stack = RunningStack.in(home)) {
            stack.demo(told).run();
        }

        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains("2 | Test 2 | 2019-03-27 10:13:13.948514")
                .contains("length-mismatch /change/1/columntypes")
                .containsPattern("Kept as rejection [0-9a-f-]{36}");
    }
}
