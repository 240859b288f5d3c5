package dev.gatekeeper.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.Main;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/// It has no options, so that all that JMH knows gets there, its help included.
@Command(
        name = "micro",
        description = "The hot parts by themselves, by JMH; -h lists its arguments.",
        customSynopsis = "gatekeeper bench micro [JMH's own arguments]")
final class MicroCommand implements Callable<Integer> {

    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        Main.main(arguments.toArray(String[]::new));
        return 0;
    }
}
