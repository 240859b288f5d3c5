package dev.gatekeeper.gateway.command;

import dev.gatekeeper.gateway.GatewayApplication;
import dev.gatekeeper.gateway.delivery.Depot;
import dev.gatekeeper.gateway.spool.Spool;
import dev.gatekeeper.gateway.spool.SpoolFolder;
import dev.gatekeeper.gateway.spool.SpoolSettings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "replay",
        description = {
            "Sends to Kafka (KAFKA_BOOTSTRAP_SERVERS) what waits, as a gateway does by itself.",
            "No gateway may have the folder."
        })
final class ReplaySpool implements Callable<Integer> {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    @Mixin
    private FolderOption folder = new FolderOption();

    @Option(names = "--set-aside", description = "What was set aside goes to the end of the spool first")
    private boolean setAside;

    @Option(names = "--patience", paramLabel = "SECONDS", description = "Gives up after that long: ${DEFAULT-VALUE}")
    private long patience = 600;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (setAside) {
            System.out.println(takeBack() + " records taken back.");
        }
        Map<String, Object> properties = Map.of(
                "gatekeeper.spool.enabled",
                true,
                "gatekeeper.spool.folder",
                folder.folder().toString());
        try (var context =
                GatewayApplication.builder().properties(properties).build().start()) {
            var depot = context.getBean(Depot.class);
            var deadline = Instant.now().plusSeconds(patience);
            while (waiting(depot) > 0 && Instant.now().isBefore(deadline)) {
                System.out.println(waiting(depot) + " records wait.");
                Thread.sleep(BETWEEN_LOOKS);
            }
            System.out.println(waiting(depot) == 0 ? "All is in Kafka." : waiting(depot) + " records still wait.");
            return waiting(depot) == 0 ? 0 : 1;
        }
    }

    private int takeBack() throws IOException {
        var settings = new SpoolSettings(true, folder.folder(), Long.MAX_VALUE / 2, 50);
        try (var spools = SpoolFolder.open(settings, _ -> new NobodyWatches())) {
            return spools.changeSets().takeBack() + spools.rejections().takeBack();
        }
    }

    private static long waiting(Depot depot) {
        return depot.waitingChangeSets() + depot.waitingRejections();
    }

    private static final class NobodyWatches implements Spool.Watcher {

        @Override
        public void forced(int records, Duration time) {}

        @Override
        public void setAside() {}
    }
}
