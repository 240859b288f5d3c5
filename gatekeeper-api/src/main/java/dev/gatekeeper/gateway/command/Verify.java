package dev.gatekeeper.gateway.command;

import dev.gatekeeper.gateway.spool.SpoolReading;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "verify",
        description =
                "Reads all that waits and compares checksums; ends with 1 where something is damaged or set aside.")
final class Verify implements Callable<Integer> {

    @Mixin
    private FolderOption folder = new FolderOption();

    @Override
    public Integer call() throws IOException {
        var sound = true;
        for (var spool : folder.spools()) {
            var records = new AtomicLong();
            var reading = SpoolReading.of(spool, _ -> records.incrementAndGet());
            System.out.println(spool.getFileName() + ": " + records + " records are sound.");
            reading.damages().forEach(System.out::println);
            reading.setAside().forEach(file -> System.out.println(file + " is set aside: see the report beside it."));
            sound &= reading.damages().isEmpty() && reading.setAside().isEmpty();
        }
        return sound ? 0 : 1;
    }
}
