package dev.gatekeeper.faults.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.faults.event.Timeline;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphansIT {

    @TempDir
    Path folder;

    @Test
    void nothingOutlivesASuiteThatIsKilledNotEvenWhatIsFrozen() throws Exception {
        var suite = new ProcessBuilder(JavaCommand.of(Suite.class, 128, List.of(), List.of(folder.toString())))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var line = suite.inputReader()
                .lines()
                .filter(text -> text.startsWith("up "))
                .findFirst()
                .orElseThrow();
        var children = Arrays.stream(line.substring(3).split(" "))
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
                .toList();
        assertThat(children)
                .as("broker, PostgreSQL with its children, its starter, the guardian")
                .hasSizeGreaterThan(4);

        suite.destroyForcibly();

        assertThat(CompletableFuture.allOf(
                        children.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new)))
                .succeedsWithin(30, TimeUnit.SECONDS);
    }

    /// Starts a broker and a PostgreSQL, freezes the broker, tells which processes there are, and waits to be killed.
    static final class Suite {

        private Suite() {}

        public static void main(String[] arguments) throws Exception {
            var cluster = new Cluster(Path.of(arguments[0]), new Timeline(_ -> {}));
            cluster.broker().start();
            cluster.postgres().start();
            cluster.broker().freeze();
            var postmaster = cluster.postgres().postmaster().orElseThrow();
            var pids = new ArrayList<String>();
            Stream.of(ProcessHandle.current().descendants(), Stream.of(postmaster), postmaster.descendants())
                    .flatMap(processes -> processes)
                    .forEach(process -> pids.add(Long.toString(process.pid())));
            System.out.println("up " + String.join(" ", pids));
            Thread.sleep(60_000);
        }
    }
}
