package dev.gatekeeper.bench.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The services as the launcher runs them, each in a heap of 256 MB.
public final class ServiceCommands {

    private ServiceCommands() {}

    /// The gateway, as `./gatekeeper api` runs it.
    ///
    /// @param folder for its spool and its log; its own
    /// @param flags more for its JVM
    public static JavaCommand gateway(LogPlace log, int port, Path folder, List<String> flags) {
        var all = new ArrayList<>(topic(log));
        all.add("-Dgatekeeper.spool.folder=" + folder.resolve("spool"));
        all.addAll(flags);
        return server(
                "dev.gatekeeper.gateway.GatewayApplication",
                List.of(),
                all,
                Map.of("KAFKA_BOOTSTRAP_SERVERS", log.bootstrapServers(), "GATEKEEPER_PORT", Integer.toString(port)),
                folder.resolve("gateway.log"));
    }

    /// The consumer, as `./gatekeeper consumer` runs it.
    ///
    /// @param folder for its log
    /// @param flags more for its JVM
    public static JavaCommand consumer(LogPlace log, Database database, int port, Path folder, List<String> flags) {
        var all = new ArrayList<>(List.of("-XX:+UseSerialGC", "-XX:NewRatio=1", "-XX:SurvivorRatio=2"));
        all.addAll(topic(log));
        all.addAll(flags);
        return server(
                "dev.gatekeeper.consumer.ConsumerApplication",
                List.of(),
                all,
                Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS", log.bootstrapServers(),
                        "DATASOURCES_DEFAULT_URL", database.url(),
                        "DATASOURCES_DEFAULT_USERNAME", database.username(),
                        "DATASOURCES_DEFAULT_PASSWORD", database.password(),
                        "CONSUMER_PORT", Integer.toString(port)),
                folder.resolve("consumer.log"));
    }

    private static List<String> topic(LogPlace log) {
        return List.of(
                "-Dgatekeeper.topics.change-sets.name=" + log.topic(),
                "-Dgatekeeper.topics.change-sets.partitions=" + log.partitions());
    }

    /// Any server of this class path, or another program, in the services' JVM: an AOT cache serves only under the
    /// flags that it was made with.
    ///
    /// @param flags more for its JVM
    public static JavaCommand server(
            String main, List<String> arguments, List<String> flags, Map<String, String> environment, Path log) {
        var all = new ArrayList<>(List.of(
                "-Xmx256m",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dlogback.configurationFile=dev/gatekeeper/bench/logback.xml"));
        all.addAll(flags);
        return new JavaCommand(main, arguments, JavaCommand.ownClassPath(), all, environment, log);
    }
}
