package dev.gatekeeper.bench.scale;

import dev.gatekeeper.bench.process.BrokerPlan;
import dev.gatekeeper.bench.process.Versions;
import dev.gatekeeper.bench.process.Workplace;
import dev.gatekeeper.bench.report.Failure;
import dev.gatekeeper.bench.report.ResultFiles;
import dev.gatekeeper.bench.scale.ScaleOptions.Part;
import dev.gatekeeper.report.Launch;
import dev.gatekeeper.report.Machine;
import dev.gatekeeper.report.Run.Software;
import dev.gatekeeper.report.progress.StatusLine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Runs the sink and the gateway in each of their layouts, one after the other, and that as many rounds as are asked
/// for. Everything shares one machine, so what a layout costs says more than how fast it is.
public final class ScaleBench {

    private final ScaleOptions options;
    private final Path home;
    private final Launch launch;
    private final PrintStream out;
    private final List<SinkFigure> sink = new ArrayList<>();
    private final List<GatewayFigure> gateway = new ArrayList<>();
    private final List<GatewayFigure> brokers = new ArrayList<>();

    public ScaleBench(ScaleOptions options, Path home, Launch launch, PrintStream out) {
        this.options = options;
        this.home = home;
        this.launch = launch;
        this.out = out;
    }

    /// @throws IllegalStateException where a layout does not do what it should
    public void run() throws IOException, SQLException, InterruptedException {
        var files = ResultFiles.of(options.json(), home, "scale");
        out.println("Starting a broker and PostgreSQL.");
        try (var line = StatusLine.show(out, ScaleSteps.all(options))) {
            final List<Software> software;
            try (var workplace = Workplace.open(home)) {
                software = Versions.of(workplace.infrastructure());
                reporting(files, software, line, () -> onOneBroker(workplace, line));
            }
            if (options.parts().contains(Part.BROKERS)) {
                reporting(files, software, line, () -> onThreeBrokers(line));
            }
            line.end();
            var report = report();
            out.print(report.text());
            files.write(report.json(), ScalePage.of(report, launch.run(software), ScalePage.done(options)), out);
        }
    }

    private interface Measuring {
        void run() throws IOException, SQLException, InterruptedException;
    }

    /// Where it fails, what was measured until then is reported.
    private void reporting(ResultFiles files, List<Software> software, StatusLine line, Measuring measuring)
            throws IOException, SQLException, InterruptedException {
        try {
            measuring.run();
        } catch (IOException | SQLException | RuntimeException e) {
            line.end();
            files.write(ScalePage.of(report(), launch.run(software), Failure.of(e)), out);
            throw e;
        }
    }

    private ScaleReport report() {
        return new ScaleReport(Machine.here(), options, sink, gateway, brokers);
    }

    private void onOneBroker(Workplace workplace, StatusLine line)
            throws IOException, SQLException, InterruptedException {
        if (options.parts().contains(Part.SINK)) {
            sink(workplace, line);
        }
        if (options.parts().contains(Part.GATEWAY)) {
            gateway(workplace, Part.GATEWAY, GatewayLayout.ON_ONE_BROKER, gateway, line);
        }
        if (options.parts().contains(Part.BROKERS)) {
            gateway(workplace, Part.BROKERS, List.of(GatewayLayout.UNREPLICATED), brokers, line);
        }
    }

    private void onThreeBrokers(StatusLine line) throws IOException, SQLException, InterruptedException {
        try (var workplace = Workplace.open(home, BrokerPlan.THREE)) {
            gateway(workplace, Part.BROKERS, List.of(GatewayLayout.REPLICATED), brokers, line);
        }
    }

    private void sink(Workplace workplace, StatusLine line) throws IOException, SQLException, InterruptedException {
        var scale = new SinkScale(workplace, options.rows());
        for (var round = 1; round <= options.rounds(); round++) {
            for (var layout : SinkLayout.ALL) {
                line.begin(ScaleSteps.of(layout, round, options));
                var figure = scale.run(layout, round);
                sink.add(figure);
                line.say("  round %d, %s: %,.0f rows/s".formatted(round, layout.title(), figure.rowsPerSecond()));
            }
        }
    }

    private void gateway(
            Workplace workplace, Part part, List<GatewayLayout> layouts, List<GatewayFigure> figures, StatusLine line)
            throws IOException, InterruptedException {
        var scale = new GatewayScale(workplace, options, part);
        for (var round = 1; round <= options.rounds(); round++) {
            for (var layout : layouts) {
                line.begin(ScaleSteps.of(layout, round, options));
                var figure = scale.run(layout, round);
                figures.add(figure);
                line.say("  round %d, %s: %,.0f posts/s".formatted(round, layout.title(), figure.postsPerSecond()));
            }
        }
    }
}
