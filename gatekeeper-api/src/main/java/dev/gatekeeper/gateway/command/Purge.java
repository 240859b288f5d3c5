package dev.gatekeeper.gateway.command;

import dev.gatekeeper.gateway.spool.SpoolFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "purge",
        description = {
            "Empties the spool: what was accepted and waits there is not logged any more.",
            "It is moved into a folder that 'replay --folder' sends after all, unless --delete is given.",
            "No gateway may have the folder."
        })
final class Purge implements Callable<Integer> {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    @Mixin
    private FolderOption folder = new FolderOption();

    @Option(names = "--yes", description = "It is meant")
    private boolean yes;

    @Option(names = "--delete", description = "Deletes it for good")
    private boolean delete;

    @Override
    public Integer call() throws Exception {
        if (!yes) {
            System.err.println(
                    "This takes out of the spool what senders were told is accepted. Say --yes if it is meant.");
            return 2;
        }
        if (!Files.isDirectory(folder.folder())) {
            System.err.println("There is no folder " + folder.folder() + ".");
            return 1;
        }
        try (var _ = SpoolFolder.hold(folder.folder())) {
            var into = folder.folder()
                    .resolveSibling(folder.folder().getFileName() + "-purged-" + STAMP.format(Instant.now()));
            for (var spool : folder.spools()) {
                if (Files.isDirectory(spool)) {
                    empty(spool, into);
                }
            }
            System.out.println(delete ? "Deleted." : "Moved into " + into + ".");
        }
        return 0;
    }

    private void empty(Path spool, Path into) throws IOException {
        if (delete) {
            try (var files = Files.walk(spool)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        } else {
            Files.createDirectories(into);
            Files.move(spool, into.resolve(spool.getFileName()));
        }
    }
}
