package dev.gatekeeper.gateway.command;

import dev.gatekeeper.gateway.spool.SpoolException;
import java.io.IOException;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `./gatekeeper spool`: looks after a gateway's spool by hand.
@Command(
        name = "gatekeeper spool",
        description = "Looks after a gateway's spool: what was accepted while Kafka was away.",
        subcommands = {ListSpools.class, Inspect.class, Verify.class, ReplaySpool.class, Purge.class},
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class SpoolCommand {

    private SpoolCommand() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /// @return 0 where all is well, 1 where something is not, 2 where the arguments make no sense
    static int run(String... args) {
        return new CommandLine(new SpoolCommand())
                .setExecutionExceptionHandler((failure, command, _) -> {
                    command.getErr().println(sentence(failure));
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(args);
    }

    private static String sentence(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SpoolException
                    || cause instanceof IOException
                    || cause instanceof UncheckedIOException) {
                return String.valueOf(cause.getMessage());
            }
        }
        return failure.toString();
    }
}
