package dev.gatekeeper.faults.cluster;

import dev.gatekeeper.infra.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Path;

/// Runs a broker until its standard input ends. Arguments: folder, port.
public final class BrokerMain {

    private BrokerMain() {}

    public static void main(String[] arguments) throws IOException {
        try (var _ = EmbeddedKafka.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]))) {
            var _ = System.in.readAllBytes();
        }
    }
}
