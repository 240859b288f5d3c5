package dev.gatekeeper.gateway.command;

import dev.gatekeeper.gateway.spool.SpoolFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Which spool is meant.
final class FolderOption {

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            description = "The gateway's spool folder; by default that of the local stack: ${DEFAULT-VALUE}")
    private Path folder = usual();

    Path folder() {
        return folder;
    }

    /// The spools in it, each a folder.
    List<Path> spools() {
        return SpoolFolder.NAMES.stream().map(folder::resolve).toList();
    }

    private static Path usual() {
        return Optional.ofNullable(System.getenv("GATEKEEPER_SPOOL_FOLDER"))
                .map(Path::of)
                .orElseGet(() -> Path.of(
                        Optional.ofNullable(System.getenv("GATEKEEPER_HOME")).orElse(".gatekeeper"), "spool"));
    }
}
