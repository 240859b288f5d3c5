package dev.gatekeeper.bench.echo;

import io.micronaut.runtime.Micronaut;
import java.util.Map;

/// Starts the server that counts.
public final class EchoApplication {

    private EchoApplication() {}

    /// @param arguments the port
    public static void main(String[] arguments) {
        Micronaut.build(new String[0])
                .mainClass(EchoApplication.class)
                .banner(false)
                .deduceEnvironment(false)
                .environments("echo")
                .properties(Map.of("micronaut.server.host", "127.0.0.1", "micronaut.server.port", arguments[0]))
                .start();
    }
}
