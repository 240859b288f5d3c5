package dev.gatekeeper.report.html;

import dev.gatekeeper.report.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes reports for people to read, in any browser and without a network.
public final class HtmlFile {

    private HtmlFile() {}

    /// Replaces what is there. Equal reports give equal files.
    public static void write(Path file, RunReport report) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(file, Page.of(report));
    }

    /// Beside a file of figures, with its name.
    public static Path beside(Path json) {
        var name = json.getFileName().toString();
        return json.resolveSibling(name.replaceFirst("\\.json$", "") + ".html");
    }
}
