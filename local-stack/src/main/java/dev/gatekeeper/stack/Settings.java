package dev.gatekeeper.stack;

import dev.gatekeeper.infra.Ports;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/// Where the local stack keeps its data and which ports it takes.
///
/// @param ports one for each [Part]
/// @param autoCreate whether the consumer makes what is missing; else it does as its own configuration says
record Settings(Path home, Map<Part, Integer> ports, boolean autoCreate) {

    /// What takes a port of its own.
    enum Part {
        GATEWAY("the gateway", "GATEKEEPER_PORT", 8080),
        CONSUMER("the consumer", "CONSUMER_PORT", 8081),
        KAFKA("Kafka", "KAFKA_PORT", 19092),
        POSTGRES("PostgreSQL", "POSTGRES_PORT", 15432);

        private final String title;
        private final String variable;
        private final int usualPort;

        Part(String title, String variable, int usualPort) {
            this.title = title;
            this.variable = variable;
            this.usualPort = usualPort;
        }

        /// Its name in a sentence.
        String title() {
            return title;
        }

        /// The environment variable that sets its port.
        String variable() {
            return variable;
        }
    }

    Settings {
        ports = Map.copyOf(ports);
    }

    /// @param environment the process's variables; what is not set there takes its usual value
    /// @throws StackException where a port is not a number of a port, or two are the same
    static Settings of(Map<String, String> environment) throws StackException {
        var ports = new EnumMap<Part, Integer>(Part.class);
        var owners = new HashMap<Integer, Part>();
        for (var part : Part.values()) {
            var port = port(environment, part);
            var other = port == 0 ? null : owners.put(port, part);
            if (other != null) {
                throw new StackException("%s and %s are both %d; each needs a port of its own."
                        .formatted(other.variable, part.variable, port));
            }
            ports.put(part, port);
        }
        var home = Path.of(environment.getOrDefault("GATEKEEPER_HOME", ".gatekeeper"));
        return new Settings(home.toAbsolutePath().normalize(), ports, false);
    }

    private static int port(Map<String, String> environment, Part part) throws StackException {
        var text = environment.get(part.variable);
        if (text == null || text.isBlank()) {
            return part.usualPort;
        }
        try {
            var port = Integer.parseInt(text.strip());
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // Said below, as for a number out of range.
        }
        throw new StackException("%s is '%s'; it takes a port from 1 to 65535, or 0 for any that is free."
                .formatted(part.variable, text));
    }

    Settings withAutoCreate(boolean wanted) {
        return new Settings(home, ports, wanted);
    }

    /// The same, with a free port in place of each 0.
    Settings withPortsChosen() {
        var chosen = new EnumMap<Part, Integer>(Part.class);
        ports.forEach((part, port) -> chosen.put(part, port == 0 ? Ports.anyFree() : port));
        return new Settings(home, chosen, autoCreate);
    }

    int port(Part part) {
        return ports.getOrDefault(part, part.usualPort);
    }

    /// The base URL of one of the services.
    URI url(Part part) {
        return URI.create("http://" + Ports.LOOPBACK + ":" + port(part));
    }

    /// The stack's own database.
    Database database() {
        return new Database(
                "jdbc:postgresql://" + Ports.LOOPBACK + ":" + port(Part.POSTGRES) + "/gatekeeper",
                "gatekeeper",
                "gatekeeper");
    }

    String bootstrapServers() {
        return Ports.LOOPBACK + ":" + port(Part.KAFKA);
    }
}
