package dev.gatekeeper.bench.report;

import dev.gatekeeper.bench.process.Workplace;
import dev.gatekeeper.report.RunReport;
import dev.gatekeeper.report.html.HtmlFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

/// What a benchmark leaves: its figures for programs, and beside them its report for people.
///
/// @param json of the figures
public record ResultFiles(Path json) {

    /// @param wanted where the figures go, if not to a file of the benchmark's own
    /// @param benchmark its name
    public static ResultFiles of(Optional<Path> wanted, Path home, String benchmark) {
        return new ResultFiles(wanted.orElse(Workplace.folder(home).resolve(benchmark + ".json")));
    }

    /// Of a benchmark that came to its end.
    public void write(Object figures, RunReport report, PrintStream out) throws IOException {
        JsonFile.write(json, figures);
        out.println("All figures are in " + json + ".");
        write(report, out);
    }

    /// The report alone, of one that failed: figures that were there before stay.
    public void write(RunReport report, PrintStream out) throws IOException {
        var html = HtmlFile.beside(json);
        HtmlFile.write(html, report);
        out.println("The report is " + html + ".");
    }
}
