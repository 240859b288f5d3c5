package dev.gatekeeper.gateway.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Processes on one folder that are killed, and others that stop in order. A kill leaves the folder as it is.
class KillsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int SMALL = 2 << 20;
    private static final int LARGE = 64 << 20;

    @TempDir
    Path home;

    private int folders;

    @Test
    void whatIsKeptAfterKillsAndAStopIsThereAfterAKill() throws IOException {
        var folder = killed(killed(home.resolve("first"), _ -> {}), _ -> {});
        Spooling.open(folder).close();

        folder = killed(folder, spooling -> assertThat(spooling.append("kept")).isTrue());

        assertKept(folder, "kept");
    }

    /// Repeated, since names are random.
    @RepeatedTest(10)
    void whatIsKeptAfterAStopWithAnEmptyFileIsThereAfterAKill() throws IOException {
        var folder = home.resolve("first");
        try (var spooling = Spooling.open(folder, SMALL, Disk.real())) {
            for (var size = 0; size <= SMALL / 8; size += 20_000) {
                assertThat(spooling.append("x".repeat(20_000))).isTrue();
            }
            await("an empty file behind the full one")
                    .atMost(PATIENCE)
                    .until(() -> Leftover.files(folder).size() == 2);
            spooling.drain();
        }

        var after =
                killed(folder, spooling -> assertThat(spooling.append("kept")).isTrue());

        assertKept(after, "kept");
    }

    @Test
    void aFileWithWhatIsNeededIsReadThoughAPositionNamesOneThatIsGoneAndSortsBehindIt() throws IOException {
        var folder = killed(
                home.resolve("first"),
                spooling -> assertThat(spooling.append("kept")).isTrue());
        Files.writeString(folder.resolve("position"), new SegmentName(1, -1) + " 32 1\n");

        assertKept(folder, "kept");
    }

    @Test
    void afterAKillWhileTheFirstWasWrittenThereIsAllTheRoomAgain() throws IOException {
        var folder = killed(
                home.resolve("first"),
                spooling ->
                        assertThat(spooling.spool.reserve(LARGE - (9 << 20))).isInstanceOf(Reserved.Room.class));
        var file = Leftover.files(folder).firstEntry().getValue();
        try (var torn = FileChannel.open(file, StandardOpenOption.WRITE)) {
            torn.write(ByteBuffer.wrap("torn".getBytes(UTF_8)), Beginning.BYTES);
        }

        try (var spooling = Spooling.open(folder, LARGE, Disk.real())) {
            assertThat(spooling.spool.isEmpty()).isTrue();
            await("room").atMost(PATIENCE).until(() -> spooling.hasRoom(LARGE / 2));
        }
    }

    private void assertKept(Path folder, String value) throws IOException {
        var seen = new ArrayList<Waiting>();
        assertThat(SpoolReading.of(folder, seen::add).damages()).isEmpty();
        assertThat(seen).hasSize(1);
        try (var spooling = Spooling.open(folder)) {
            assertThat(spooling.read()).containsExactly(value);
            assertThat(spooling.setAside()).isZero();
        }
    }

    /// @return the folder as a kill leaves it that comes after `work`
    private Path killed(Path folder, ThrowingConsumer<Spooling> work) throws IOException {
        var copy = Files.createDirectory(home.resolve("killed-" + folders++));
        try (var spooling = Spooling.open(folder, LARGE, Disk.real())) {
            work.accept(spooling);
            try (var files = Files.list(folder)) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, copy.resolve(file.getFileName()));
                }
            }
        }
        return copy;
    }
}
