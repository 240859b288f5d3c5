package dev.gatekeeper.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatekeeper.bench.gateway.GatewayOptions;
import dev.gatekeeper.bench.gateway.Part;
import dev.gatekeeper.bench.scale.ScaleOptions;
import dev.gatekeeper.bench.sink.SinkOptions;
import dev.gatekeeper.bench.soak.SoakOptions;
import dev.gatekeeper.bench.workload.Scenario;
import dev.gatekeeper.report.Launch;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

class CommandTest {

    private final CommandLine line = Bench.line(Launch.now("bench"));

    @Test
    void whatIsNotSaidIsAsUsual() {
        assertThat(sink("sink")).isEqualTo(SinkOptions.STANDARD);
        assertThat(parse(WritesLine.class, "writes").options()).isEqualTo(SinkOptions.STANDARD);
        assertThat(gateway("gateway")).isEqualTo(GatewayOptions.STANDARD);
        assertThat(scale("scale")).isEqualTo(ScaleOptions.STANDARD);
        assertThat(soak("soak")).isEqualTo(SoakOptions.STANDARD);
    }

    @Test
    void quickIsLittleOfWhatIsNotSaid() {
        assertThat(sink("sink --quick")).isEqualTo(SinkOptions.QUICK);
        assertThat(gateway("gateway --quick")).isEqualTo(GatewayOptions.QUICK);
        assertThat(scale("scale --quick")).isEqualTo(ScaleOptions.QUICK);
        assertThat(scale("scale --rounds 2 --quick").rounds()).isEqualTo(2);
    }

    @Test
    void helpNamesWhatIsUsual() {
        assertThat(help("sink"))
                .contains("(" + SinkOptions.STANDARD.rounds() + ")", "(" + SinkOptions.STANDARD.rows() + ")");
        assertThat(help("writes")).contains("(" + SinkOptions.STANDARD.rows() + ")");
        assertThat(help("gateway"))
                .contains(
                        "(" + GatewayOptions.STANDARD.rounds() + ")",
                        "(" + GatewayOptions.STANDARD.seconds() + ")",
                        "(" + GatewayOptions.STANDARD.lines() + ")");
        assertThat(help("scale"))
                .contains(
                        "(" + ScaleOptions.STANDARD.rounds() + ")",
                        "(" + ScaleOptions.STANDARD.rows() + ")",
                        "(" + ScaleOptions.STANDARD.seconds() + ")");
    }

    @Test
    void scenariosThatAreNamedRunAlone() {
        var options = sink("sink --scenario fresh --scenario ones --no-peer --rounds 5 --rows 800");

        assertThat(options)
                .isEqualTo(new SinkOptions(
                        5, 800, false, EnumSet.of(Scenario.FRESH, Scenario.ONES), Optional.empty(), List.of()));
    }

    @Test
    void backlogTakesItsSize() {
        assertThat(value("--backlog", "sink --backlog 5000000")).isEqualTo(Optional.of(5_000_000));
        assertThat(value("--backlog", "sink")).isEqualTo(Optional.empty());
    }

    @Test
    void latencyIsMeasuredForAMinuteUnlessItIsToldOtherwise() {
        assertThat(value("--rate", "sink --latency")).isEqualTo(200);
        assertThat(value("--seconds", "sink --latency")).isEqualTo(60);
        assertThat(value("--rate", "sink --latency --rate 50")).isEqualTo(50);
    }

    @Test
    void gatewayTakesItsLoadAndMoreForItsJvm() {
        var options = gateway("gateway --seconds 5 --lines 1000 --gateway-jvm -XX:+UseSerialGC"
                + " --gateway-jvm -XX:StartFlightRecording=settings=profile,filename=/tmp/");

        assertThat(options.rounds()).isEqualTo(3);
        assertThat(options.seconds()).isEqualTo(5);
        assertThat(options.lines()).isEqualTo(1_000);
        assertThat(options.flags())
                .containsExactly("-XX:+UseSerialGC", "-XX:StartFlightRecording=settings=profile,filename=/tmp/");
    }

    @Test
    void partsOfTheGatewayThatAreNamedAreMeasuredAlone() {
        assertThat(gateway("gateway --part posts --part spool").parts())
                .containsExactlyInAnyOrder(Part.POSTS, Part.SPOOL);
    }

    @Test
    void scaleRunsThePartThatIsNamed() {
        assertThat(scale("scale --only sink --rows 64000 --rounds 2"))
                .isEqualTo(new ScaleOptions(2, 64_000, 10, Set.of(ScaleOptions.Part.SINK), Optional.empty()));
    }

    @Test
    void soakTakesItsTimeAndItsLoad() {
        assertThat(soak("soak --minutes 2 --rate 50 --json soak.json"))
                .isEqualTo(new SoakOptions(2, 50, Optional.of(Path.of("soak.json"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ParserBenchmark -prof gc", " -h", " --help -V"})
    void jmhGetsAllThatIsItsOwn(String arguments) {
        assertThat(String.join(
                        " ",
                        line.parseArgs(("micro" + arguments).split(" "))
                                .subcommand()
                                .unmatched()))
                .isEqualTo(arguments.strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "gateways                | Unmatched argument at index 0: 'gateways'",
                "sink --fast             | Unknown option: '--fast'",
                "sink --rows             | Missing required parameter for option '--rows' (N)",
                "sink --rows many        | '--rows': it takes 400, 800 and so on, not 'many'",
                "sink --rows 0           | '--rows': it takes 400, 800 and so on, not '0'",
                "sink --rows 401         | '--rows': it takes 400, 800 and so on, not '401'",
                "sink --rounds 0         | '--rounds': it takes 1, 2 and so on, not '0'",
                "sink --rate -1          | '--rate': it takes 1, 2 and so on, not '-1'",
                "sink --backlog 201      | '--backlog': it takes 200, 400 and so on, not '201'",
                "sink --scenario sums    | but was 'sums'",
                "writes --scenario fresh | Unknown options: '--scenario', 'fresh'",
                "gateway --part all      | expected one of [STARTS, POSTS, CONTRACTS, APPLIED, UPLOAD, SPOOL]",
                "gateway --no-peer       | Unknown option: '--no-peer'",
                "scale --rows 1000       | '--rows': it takes 3200, 6400 and so on, not '1000'",
                "scale --only consumers  | but was 'consumers'",
                "soak --minutes 0        | '--minutes': it takes 1, 2 and so on, not '0'",
                "soak --rate             | Missing required parameter for option '--rate' (N)",
                "soak --quick            | Unknown option: '--quick'"
            })
    void whatMakesNoSenseIsSaid(String arguments, String sentence) {
        assertThatThrownBy(() -> line.parseArgs(arguments.split(" ")))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sink --fast"})
    void whatMakesNoSenseEndsWithStatus2AndTheUsage(String arguments) {
        var err = new StringWriter();

        var status = line.setErr(new PrintWriter(err, true))
                .execute(arguments.isEmpty() ? new String[0] : arguments.split(" "));

        assertThat(status).isEqualTo(2);
        assertThat(err.toString()).contains("Usage: gatekeeper bench", "--help");
    }

    private SinkOptions sink(String arguments) {
        return parse(SinkLine.class, arguments).options();
    }

    private GatewayOptions gateway(String arguments) {
        return parse(GatewayLine.class, arguments).options();
    }

    private ScaleOptions scale(String arguments) {
        return parse(ScaleLine.class, arguments).options();
    }

    private SoakOptions soak(String arguments) {
        return parse(SoakLine.class, arguments).options();
    }

    private <T> T parse(Class<T> read, String arguments) {
        var command = line.parseArgs(arguments.split(" ")).subcommand().commandSpec();
        return command.mixins().values().stream()
                .map(CommandSpec::userObject)
                .filter(read::isInstance)
                .map(read::cast)
                .findFirst()
                .orElseThrow();
    }

    private Object value(String option, String arguments) {
        return line.parseArgs(arguments.split(" "))
                .subcommand()
                .commandSpec()
                .findOption(option)
                .getValue();
    }

    private String help(String command) {
        var out = new StringWriter();
        line.setOut(new PrintWriter(out, true)).execute(command, "--help");
        return out.toString();
    }
}
