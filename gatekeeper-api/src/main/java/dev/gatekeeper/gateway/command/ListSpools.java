package dev.gatekeeper.gateway.command;

import dev.gatekeeper.gateway.spool.SpoolReading;
import dev.gatekeeper.gateway.spool.Waiting;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "list", description = "Says what waits and what is set aside. Also while the gateway runs.")
final class ListSpools implements Callable<Integer> {

    @Mixin
    private FolderOption folder = new FolderOption();

    @Override
    public Integer call() throws IOException {
        System.out.printf(
                "%-12s %10s %14s %-24s %10s %9s%n", "spool", "records", "bytes", "oldest", "set aside", "damaged");
        for (var spool : folder.spools()) {
            var sum = new Sum();
            var reading = SpoolReading.of(spool, sum);
            System.out.printf(
                    "%-12s %10d %14d %-24s %10d %9d%n",
                    spool.getFileName(),
                    sum.records,
                    sum.bytes,
                    sum.oldest == null ? "-" : sum.oldest,
                    reading.setAside().size(),
                    reading.damages().size());
            reading.setAside().forEach(file -> System.out.println("  set aside: " + file));
        }
        return 0;
    }

    private static final class Sum implements Consumer<Waiting> {

        private long records;
        private long bytes;
        private @Nullable Instant oldest;

        @Override
        public void accept(Waiting waiting) {
            records++;
            bytes += waiting.bytes();
            oldest = oldest == null ? waiting.record().at() : oldest;
        }
    }
}
