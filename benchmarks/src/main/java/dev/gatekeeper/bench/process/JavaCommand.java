package dev.gatekeeper.bench.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A JVM to be started: this one's Java, tethered to this process.
///
/// @param classPath entries as `-cp` takes them
/// @param flags for the JVM
/// @param environment added to this process's own
/// @param log gets what it prints
public record JavaCommand(
        String mainClass,
        List<String> arguments,
        String classPath,
        List<String> flags,
        Map<String, String> environment,
        Path log) {

    public JavaCommand {
        arguments = List.copyOf(arguments);
        flags = List.copyOf(flags);
        environment = Map.copyOf(environment);
    }

    /// The class path of this JVM, on which Gatekeeper and the broker are.
    public static String ownClassPath() {
        return System.getProperty("java.class.path");
    }

    /// @throws UncheckedIOException where the process can't be started
    public RunningProcess start() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath, Tether.class.getName(), mainClass));
        command.addAll(arguments);
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(log.toString())));
            builder.environment().putAll(environment);
            return new RunningProcess(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(mainClass + " can't be started.", e);
        }
    }
}
