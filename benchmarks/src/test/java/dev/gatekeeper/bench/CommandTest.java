package dev.gatekeeper.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.bench.gateway.Part;
import dev.gatekeeper.bench.scale.ScaleOptions;
import dev.gatekeeper.bench.soak.SoakOptions;
import dev.gatekeeper.bench.workload.Scenario;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTest {

    @Test
    void sinkAloneRunsEverythingThreeTimesBesideThePeer() {
        var command = Command.parse("sink");

        assertThat(command).isInstanceOfSatisfying(Command.Sink.class, sink -> {
            assertThat(sink.options().rounds()).isEqualTo(3);
            assertThat(sink.options().peer()).isTrue();
            assertThat(sink.options().scenarios()).containsExactlyInAnyOrder(Scenario.values());
        });
    }

    @Test
    void scenariosThatAreNamedRunAlone() {
        var command = Command.parse("sink", "--scenario", "fresh", "--scenario", "ones", "--no-peer");

        assertThat(command).isInstanceOfSatisfying(Command.Sink.class, sink -> {
            assertThat(sink.options().scenarios()).containsExactlyInAnyOrder(Scenario.FRESH, Scenario.ONES);
            assertThat(sink.options().peer()).isFalse();
        });
    }

    @Test
    void backlogTakesItsSize() {
        var command = Command.parse("sink", "--backlog", "5000000");

        assertThat(command)
                .isInstanceOfSatisfying(
                        Command.Backlog.class,
                        backlog -> assertThat(backlog.changes()).isEqualTo(5_000_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "gateways",
                "sink --fast",
                "sink --rows",
                "sink --rows many",
                "sink --rows 0",
                "sink --rows 401",
                "sink --backlog 201",
                "sink --scenario sums",
                "gateway --part all",
                "scale --rows 1000",
                "scale --only consumers",
                "scale --scenario ones",
                "soak --minutes 0",
                "soak --rate",
                "soak --quick"
            })
    void commandLineThatMakesNoSenseIsToldSo(String line) {
        var arguments = line.isEmpty() ? new String[0] : line.split(" ");

        var command = Command.parse(arguments);

        assertThat(command).isInstanceOf(Command.Misuse.class);
    }

    @Test
    void gatewayTakesItsLoadAndMoreForItsJvm() {
        var command =
                Command.parse("gateway", "--seconds", "5", "--lines", "1000", "--gateway-jvm", "-XX:+UseSerialGC");

        assertThat(command).isInstanceOfSatisfying(Command.Gateway.class, gateway -> {
            assertThat(gateway.options().rounds()).isEqualTo(3);
            assertThat(gateway.options().seconds()).isEqualTo(5);
            assertThat(gateway.options().lines()).isEqualTo(1_000);
            assertThat(gateway.options().flags()).containsExactly("-XX:+UseSerialGC");
        });
    }

    @Test
    void gatewayIsMeasuredWholeUnlessPartsOfItAreNamed() {
        assertThat(parts("gateway")).containsExactlyInAnyOrder(Part.values());
        assertThat(parts("gateway", "--part", "posts", "--part", "spool"))
                .containsExactlyInAnyOrder(Part.POSTS, Part.SPOOL);
    }

    private static Set<Part> parts(String... arguments) {
        return Command.parse(arguments) instanceof Command.Gateway gateway
                ? gateway.options().parts()
                : Set.of();
    }

    @Test
    void optionOfTheSinkMakesNoSenseForTheGateway() {
        var command = Command.parse("gateway", "--no-peer");

        assertThat(command)
                .isInstanceOfSatisfying(
                        Command.Misuse.class,
                        misuse -> assertThat(misuse.sentence()).contains("--no-peer"));
    }

    @Test
    void scaleRunsAllItsPartsUnlessOneIsNamed() {
        assertThat(Command.parse("scale"))
                .isInstanceOfSatisfying(
                        Command.Scale.class,
                        scale -> assertThat(scale.options().parts())
                                .containsExactlyInAnyOrder(ScaleOptions.Part.values()));
        assertThat(Command.parse("scale", "--only", "sink", "--rows", "64000", "--rounds", "2"))
                .isEqualTo(new Command.Scale(
                        new ScaleOptions(2, 64_000, 10, Set.of(ScaleOptions.Part.SINK), Optional.empty())));
    }

    @Test
    void soakLastsHalfAnHourUnlessItIsToldOtherwise() {
        assertThat(Command.parse("soak")).isEqualTo(new Command.Soak(new SoakOptions(30, 300, Optional.empty())));
        assertThat(Command.parse("soak", "--minutes", "2", "--rate", "50", "--json", "soak.json"))
                .isEqualTo(new Command.Soak(new SoakOptions(2, 50, Optional.of(Path.of("soak.json")))));
    }
}
