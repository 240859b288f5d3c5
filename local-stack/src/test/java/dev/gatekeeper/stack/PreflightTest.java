package dev.gatekeeper.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatekeeper.stack.Settings.Part;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {

    @TempDir
    Path home;

    @Test
    void aTakenPortIsNamedWithTheVariableThatMovesIt() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            var settings = new Settings(home, Map.of(Part.KAFKA, taken.getLocalPort()), false);

            assertThatThrownBy(() -> Preflight.clear(settings, List.of(Part.KAFKA)))
                    .isInstanceOf(StackException.class)
                    .hasMessage(
                            "Port %d, which Kafka needs, is taken; choose another one with KAFKA_PORT.",
                            taken.getLocalPort());
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws Exception {
        var folder = Files.createFile(home.resolve("file")).resolve("below");
        var settings = new Settings(folder, Map.of(), false);

        assertThatThrownBy(() -> Preflight.clear(settings, List.of()))
                .isInstanceOf(StackException.class)
                .hasMessage("The folder %s can't be written to; choose another one with GATEKEEPER_HOME.", folder);
    }

    @Test
    void aSecondStackOnTheSameFolderIsToldSo() throws Exception {
        var settings = new Settings(home, Map.of(), false);

        try (var held = Preflight.clear(settings, List.of())) {
            assertThat(held).isNotNull();
            assertThatThrownBy(() -> Preflight.clear(settings, List.of()))
                    .isInstanceOf(StackException.class)
                    .hasMessageStartingWith("A stack runs already on " + home);
        }
    }

    @Test
    void afterARefusalTheFolderIsFreeAgain() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            var settings = new Settings(home, Map.of(Part.KAFKA, taken.getLocalPort()), false);
            assertThatThrownBy(() -> Preflight.clear(settings, List.of(Part.KAFKA)));
        }

        try (var held = Preflight.clear(new Settings(home, Map.of(), false), List.of())) {
            assertThat(held).isNotNull();
        }
    }
}
