package dev.gatekeeper.bench.scale;

import dev.gatekeeper.bench.process.BrokerPlan;
import dev.gatekeeper.bench.process.Workplace;
import dev.gatekeeper.bench.report.JsonFile;
import dev.gatekeeper.bench.scale.ScaleOptions.Part;
import dev.gatekeeper.report.Machine;
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
    private final PrintStream out;
    private final List<SinkFigure> sink = new ArrayList<>();
    private final List<GatewayFigure> gateway = new ArrayList<>();
    private final List<GatewayFigure> brokers = new ArrayList<>();

    public ScaleBench(ScaleOptions options, Path home, PrintStream out) {
        this.options = options;
        this.home = home;
        this.out = out;
    }

    /// @throws IllegalStateException where a layout does not do what it should
    public void run() throws IOException, SQLException, InterruptedException {
        try (var workplace = Workplace.open(home)) {
            if (options.parts().contains(Part.SINK)) {
                sink(workplace);
            }
            if (options.parts().contains(Part.GATEWAY)) {
                gateway(workplace, GatewayLayout.ON_ONE_BROKER, gateway);
            }
            if (options.parts().contains(Part.BROKERS)) {
                gateway(workplace, List.of(GatewayLayout.UNREPLICATED), brokers);
            }
        }
        if (options.parts().contains(Part.BROKERS)) {
            try (var workplace = Workplace.open(home, BrokerPlan.THREE)) {
                gateway(workplace, List.of(GatewayLayout.REPLICATED), brokers);
            }
        }
        var report = new ScaleReport(Machine.here(), options, sink, gateway, brokers);
        out.print(report.text());
        var file = options.json().orElse(Workplace.folder(home).resolve("scale.json"));
        JsonFile.write(file, report.json());
        out.println("All figures are in " + file + ".");
    }

    private void sink(Workplace workplace) throws IOException, SQLException, InterruptedException {
        var scale = new SinkScale(workplace, options.rows());
        for (var round = 1; round <= options.rounds(); round++) {
            for (var layout : SinkLayout.ALL) {
                var figure = scale.run(layout, round);
                sink.add(figure);
                out.println("  round %d, %s: %,.0f rows/s".formatted(round, layout.title(), figure.rowsPerSecond()));
            }
        }
    }

    private void gateway(Workplace workplace, List<GatewayLayout> layouts, List<GatewayFigure> figures)
            throws IOException, InterruptedException {
        var scale = new GatewayScale(workplace, options);
        for (var round = 1; round <= options.rounds(); round++) {
            for (var layout : layouts) {
                var figure = scale.run(layout, round);
                figures.add(figure);
                out.println("  round %d, %s: %,.0f posts/s".formatted(round, layout.title(), figure.postsPerSecond()));
            }
        }
    }
}
