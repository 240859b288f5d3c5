package dev.gatekeeper.faults.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Command lines for JVMs with this one's class path.
final class JavaCommand {

    private JavaCommand() {}

    /// A JVM that starts fast rather than running fast.
    ///
    /// @param options further ones of the JVM
    static List<String> of(Class<?> main, int heapMegabytes, List<String> options, List<String> arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dlog4j2.shutdownHookEnabled=false",
                "-Dlogback.configurationFile=dev/gatekeeper/faults/logback-process.xml"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return command;
    }

    /// Deaf to Ctrl-C, which a terminal sends to all of its processes: it has to outlive the others.
    static List<String> guardian() {
        var command = new ArrayList<>(List.of("sh", "-c", "trap '' INT TERM HUP; exec \"$@\"", "guardian"));
        command.addAll(of(GuardianMain.class, 16, List.of(), List.of()));
        return command;
    }
}
