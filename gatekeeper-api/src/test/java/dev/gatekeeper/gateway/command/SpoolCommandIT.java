package dev.gatekeeper.gateway.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.changeset.log.RecordHeaders;
import dev.gatekeeper.gateway.Client;
import dev.gatekeeper.gateway.GatewayApplication;
import dev.gatekeeper.gateway.Topic;
import dev.gatekeeper.infra.Infra;
import dev.gatekeeper.infra.Ports;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The operator's commands, on the spool of a gateway that had no Kafka.
class SpoolCommandIT {

    private static final String NOTHING = "{\"change\":[]}";

    @TempDir
    Path folder;

    private final PrintStream out = System.out;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private String id = "";
    private Path spool = Path.of("");

    @BeforeEach
    void spool() {
        spool = folder.resolve("spool");
        try (var context = GatewayApplication.builder()
                .properties(Map.of(
                        "kafka.bootstrap.servers",
                        "localhost:" + Ports.anyFree(),
                        "micronaut.server.port",
                        "-1",
                        "gatekeeper.kafka.bound",
                        "300ms",
                        "gatekeeper.spool.folder",
                        spool.toString()))
                .build()
                .start()) {
            var gateway =
                    new Client(context.getBean(EmbeddedServer.class).start().getURI());
            id = gateway.submit(NOTHING, "X-Stream", "orders").text("id");
            assertThat(gateway.submit("{}").status()).isEqualTo(422);
            System.setOut(new PrintStream(printed, true, UTF_8));
            assertThat(run("purge", "--yes"))
                    .as("while a gateway has the folder")
                    .isEqualTo(1);
        }
    }

    @AfterEach
    void restoreOutput() {
        System.setOut(out);
        System.clearProperty("kafka.bootstrap.servers");
    }

    @Test
    void listAndInspectSayWhatWaits() {
        assertThat(run("list")).isZero();
        assertThat(run("inspect")).isZero();
        assertThat(run("inspect", "--record", "1")).isZero();
        assertThat(run("inspect", "--record", "7")).isEqualTo(1);

        assertThat(printed.toString(UTF_8))
                .containsPattern("change-sets +1 ")
                .containsPattern("rejections +1 ")
                .contains(id, "orders", "\n" + NOTHING);
    }

    @Test
    void verifyFindsDamage() throws IOException {
        assertThat(run("verify")).isZero();
        var file = segment(spool);
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        assertThat(run("verify")).isEqualTo(1);

        assertThat(printed.toString(UTF_8)).contains("1 records are sound", "can't be read from byte 32");
    }

    @Test
    void replaySendsAllAndPurgedFoldersCanBeSentToo() throws IOException {
        System.setProperty("kafka.bootstrap.servers", Infra.kafka().bootstrapServers());
        assertThat(run("purge")).isEqualTo(2);
        assertThat(run("purge", "--yes")).isZero();
        assertThat(segments(spool)).isEmpty();
        var purged = printed.toString(UTF_8)
                .lines()
                .filter(line -> line.startsWith("Moved into "))
                .map(line -> Path.of(line.substring("Moved into ".length(), line.length() - 1)))
                .findFirst()
                .orElseThrow();

        assertThat(SpoolCommand.run("replay", "--folder", purged.toString(), "--patience", "30"))
                .isZero();

        assertThat(segments(purged)).isEmpty();
        var record = new Topic(Infra.kafka().bootstrapServers(), "cdc.change-sets").withHeader(RecordHeaders.ID, id);
        assertThat(Topic.header(record, RecordHeaders.SOURCE)).contains("replay");
    }

    private int run(String command, String... options) {
        var words = new ArrayList<>(List.of(command, "--folder", spool.toString()));
        words.addAll(List.of(options));
        return SpoolCommand.run(words.toArray(String[]::new));
    }

    private static Path segment(Path spool) throws IOException {
        return segments(spool).getFirst();
    }

    private static List<Path> segments(Path spool) throws IOException {
        if (!Files.isDirectory(spool.resolve("change-sets"))) {
            return List.of();
        }
        try (var files = Files.list(spool.resolve("change-sets"))) {
            return files.filter(file -> file.toString().endsWith(".spool")).toList();
        }
    }
}
