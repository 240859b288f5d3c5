package dev.gatekeeper.faults.cluster;

import dev.gatekeeper.infra.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/// Runs a broker until its standard input ends. Arguments: folder, port, and for each detour `port:advertised`.
public final class BrokerMain {

    private BrokerMain() {}

    public static void main(String[] arguments) throws IOException {
        var detours = Arrays.stream(arguments).skip(2).map(BrokerMain::detour).toList();
        try (var _ = EmbeddedKafka.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]), detours)) {
            var _ = System.in.readAllBytes();
        }
    }

    private static EmbeddedKafka.Detour detour(String text) {
        var colon = text.indexOf(':');
        return new EmbeddedKafka.Detour(
                Integer.parseInt(text.substring(0, colon)), Integer.parseInt(text.substring(colon + 1)));
    }
}
