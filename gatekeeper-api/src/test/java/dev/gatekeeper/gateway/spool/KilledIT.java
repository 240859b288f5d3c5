package dev.gatekeeper.gateway.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that spools and is killed at any instant, again and again on one folder.
class KilledIT {

    private static final int KILLS = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    /// Spools from four threads, passes some of what it reads, and says on its standard output what is kept and
    /// what is passed, each after it is.
    public static void main(String[] args) throws IOException, InterruptedException {
        var run = args[1];
        var spooling = Spooling.open(Path.of(args[0]), 32 << 20, Disk.real());
        for (int t = 0; t < 4; t++) {
            var name = run + "-" + t + "-";
            Thread.ofPlatform().start(() -> {
                for (int i = 0; true; i++) {
                    var value = name + i + "-" + "x".repeat(i * 37 % 3_000);
                    if (spooling.append(value)) {
                        say("kept " + value.substring(0, value.lastIndexOf('-')));
                    }
                }
            });
        }
        while (true) {
            for (var waiting : spooling.waiting().stream().limit(50).toList()) {
                // Said before it is done: what is done and not said would look lost.
                say("passed " + name(waiting));
                spooling.spool.cursor().pass(waiting);
            }
            spooling.spool.cursor().rewind();
            Thread.sleep(20);
        }
    }

    @Test
    void allThatWasKeptIsThereHoweverOftenTheProcessIsKilled() throws Exception {
        var random = new Random();
        var kept = new ArrayList<String>();
        var passed = new HashSet<String>();

        for (int run = 0; run < KILLS; run++) {
            var process = start(run);
            process.inputReader().readLine();
            Thread.sleep(random.nextInt(400));
            process.toHandle().destroyForcibly(); // Which leaves open what it has written.
            for (var line : process.inputReader().lines().toList()) {
                var words = line.split(" ", -1);
                if (line.endsWith(".") && words[0].equals("kept")) {
                    kept.add(words[1]);
                } else if (line.endsWith(".")) {
                    passed.add(words[1]);
                }
            }
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }

        try (var spooling = Spooling.open(folder, 32 << 20, Disk.real())) {
            var there = new HashSet<>(names(spooling));
            assertThat(kept).hasSizeGreaterThan(100);
            assertThat(kept).allMatch(name -> there.contains(name) || passed.contains(name));
            assertThat(inOrder(names(spooling, true))).isTrue();
            assertThat(reports()).noneMatch(report -> report.contains("have to send them again"));
            spooling.drain(); // It may have become full.
            await().atMost(PATIENCE).until(() -> spooling.append("goes on"));
        }
    }

    /// What the spool says of what it could not read.
    private List<String> reports() throws IOException {
        var reports = new ArrayList<String>();
        try (var files = Files.newDirectoryStream(Files.createDirectories(folder.resolve("set-aside")), "*.txt")) {
            for (var file : files) {
                reports.add(Files.readString(file));
            }
        }
        return reports;
    }

    private Process start(int run) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledIT.class.getName(),
                        folder.toString(),
                        Integer.toString(run))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static List<String> names(Spooling spooling) throws IOException {
        return spooling.waiting().stream().map(KilledIT::name).toList();
    }

    private static List<String> names(Spooling spooling, boolean fromTheBeginning) throws IOException {
        if (fromTheBeginning) {
            spooling.spool.cursor().rewind();
        }
        return names(spooling);
    }

    /// Whether each thread's records stand in the order in which it appended them.
    private static boolean inOrder(List<String> names) {
        var last = new java.util.HashMap<String, Integer>();
        for (var name : names) {
            var cut = name.lastIndexOf('-');
            var number = Integer.parseInt(name.substring(cut + 1));
            var before = last.put(name.substring(0, cut), number);
            if (before != null && before >= number) {
                return false;
            }
        }
        return true;
    }

    private static String name(Waiting waiting) {
        var value = new String(waiting.record().value(), UTF_8);
        return value.substring(0, value.lastIndexOf('-'));
    }

    private static void say(String line) {
        synchronized (System.out) {
            System.out.println(line + " .");
            System.out.flush();
        }
    }
}
