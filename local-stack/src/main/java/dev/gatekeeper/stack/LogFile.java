package dev.gatekeeper.stack;

import java.nio.file.Path;

/// Where everything that runs in this JVM logs to.
final class LogFile {

    private LogFile() {}

    static Path in(Path home) {
        return home.resolve("gatekeeper.log");
    }

    /// Directs the log there. To be called before the first logger is made.
    static void use(Path home) {
        System.setProperty("gatekeeper.log", in(home).toString());
        System.setProperty("logback.configurationFile", "dev/gatekeeper/stack/logback.xml");
        // Kafka brings a Log4j that logs nothing, but complains where it is woken while the JVM goes down.
        System.setProperty("log4j2.shutdownHookEnabled", "false");
    }
}
