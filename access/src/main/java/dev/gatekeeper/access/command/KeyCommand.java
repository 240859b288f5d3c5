package dev.gatekeeper.access.command;

import dev.gatekeeper.access.credential.ApiKey;
import dev.gatekeeper.access.credential.KeyHash;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./gatekeeper key`: makes an API key. It is printed once, and kept nowhere.
@Command(
        name = "gatekeeper key",
        description = "Makes an API key, and prints it with the entry of the access file that lets it in.",
        mixinStandardHelpOptions = true)
public final class KeyCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", defaultValue = "name-of-the-principal", description = "Whose key it is.")
    private String principal = "";

    @Spec
    private CommandSpec command = CommandSpec.create();

    KeyCommand() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new KeyCommand()).execute(args));
    }

    @Override
    public Integer call() {
        var key = ApiKey.make();
        command.commandLine().getOut().printf("""
                The key, for %s alone; it is shown this once:

                  %s

                Its entry in the access file (docs/SECURITY.md says what else can stand there):

                principals:
                  %s:
                    keys: ["%s"]
                    write: {streams: ["orders-*"], tables: ["public.*"]}
                    may: [read-status]
                """, principal, key, principal, KeyHash.of(key));
        return 0;
    }
}
