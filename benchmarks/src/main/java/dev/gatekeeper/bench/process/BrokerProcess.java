package dev.gatekeeper.bench.process;

import dev.gatekeeper.infra.EmbeddedKafka;
import java.nio.file.Path;

/// A broker as a process of its own.
public final class BrokerProcess {

    private BrokerProcess() {}

    /// @param arguments its folder and its port
    public static void main(String[] arguments) {
        var broker = EmbeddedKafka.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-stop"));
    }
}
