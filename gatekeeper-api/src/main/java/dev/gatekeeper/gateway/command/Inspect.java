package dev.gatekeeper.gateway.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatekeeper.changeset.log.RecordHeaders;
import dev.gatekeeper.gateway.spool.SpoolReading;
import dev.gatekeeper.gateway.spool.Waiting;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "inspect",
        description =
                "Shows the records that wait; with --record all of one, rows included. Also while the gateway runs.")
final class Inspect implements Callable<Integer> {

    @Mixin
    private FolderOption folder = new FolderOption();

    @Option(names = "--spool", paramLabel = "NAME", description = "change-sets or rejections: ${DEFAULT-VALUE}")
    private String spool = "change-sets";

    @Option(names = "--limit", paramLabel = "N", description = "How many are shown: ${DEFAULT-VALUE}")
    private long limit = 100;

    @Option(names = "--record", paramLabel = "NUMBER", description = "Shows this one whole")
    private long record = -1;

    @Override
    public Integer call() throws IOException {
        var seen = new AtomicLong();
        var shown = new AtomicLong();
        if (record < 0) {
            System.out.printf("%10s %-24s %-36s %10s %s%n", "record", "accepted", "id", "bytes", "key");
        }
        var _ = SpoolReading.of(folder.folder().resolve(spool), waiting -> {
            if (record >= 0 ? waiting.number() == record : seen.getAndIncrement() < limit) {
                shown.incrementAndGet();
                if (record >= 0) {
                    showWhole(waiting);
                } else {
                    showLine(waiting);
                }
            }
        });
        if (record >= 0 && shown.get() == 0) {
            System.err.println("The spool has no record " + record + ".");
            return 1;
        }
        if (seen.get() > limit) {
            System.out.println("… and " + (seen.get() - limit) + " more");
        }
        return 0;
    }

    private static void showLine(Waiting waiting) {
        var of = waiting.record();
        System.out.printf(
                "%10d %-24s %-36s %10d %s%n",
                waiting.number(),
                of.at(),
                of.header(RecordHeaders.ID).orElse("-"),
                waiting.bytes(),
                new String(of.key(), UTF_8));
    }

    private static void showWhole(Waiting waiting) {
        var of = waiting.record();
        System.out.println("record: " + waiting.number());
        System.out.println("file: " + waiting.segment() + ", bytes " + waiting.from() + " up to " + waiting.to());
        System.out.println("key: " + new String(of.key(), UTF_8));
        of.headers().forEach(header -> System.out.println(header.name() + ": " + new String(header.value(), UTF_8)));
        System.out.println();
        System.out.println(new String(of.value(), UTF_8));
    }
}
