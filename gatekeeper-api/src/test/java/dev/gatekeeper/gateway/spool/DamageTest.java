package dev.gatekeeper.gateway.spool;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files of a spool that are not what was written.
class DamageTest {

    private static final int RECORDS = 200;

    @TempDir
    Path folder;

    @RepeatedTest(30)
    void whateverBytesChangeEveryOtherRecordIsReadAndTheLossIsReported() throws IOException {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        var values = spool(random);
        var file = segment();
        var bytes = Files.readAllBytes(file);
        var changes = 1 + random.nextInt(6);
        for (int i = 0; i < changes; i++) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
        }
        Files.write(file, bytes);

        try (var damaged = Spooling.open(folder)) {
            var read = damaged.read();

            assertThat(values).as("seed %d", seed).containsSubsequence(read);
            assertThat(values.size() - read.size()).as("seed %d", seed).isLessThanOrEqualTo(changes);
            assertThat(damaged.setAside() > 0).as("seed %d", seed).isEqualTo(read.size() < values.size());
        }
    }

    @RepeatedTest(10)
    void whereverAFileIsCutOffAllBeforeIsRead() throws IOException {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        var values = spool(random);
        var file = segment();
        var bytes = Files.readAllBytes(file);
        var length = Beginning.BYTES + random.nextInt(bytes.length - Beginning.BYTES);
        Files.write(file, Arrays.copyOf(bytes, length));

        try (var damaged = Spooling.open(folder)) {
            var read = damaged.read();

            assertThat(values.subList(0, read.size())).as("seed %d", seed).isEqualTo(read);
            assertThat((double) read.size())
                    .as("seed %d", seed)
                    .isGreaterThan(RECORDS * 0.5 * length / bytes.length - 5);
            assertThat(damaged.setAside()).as("seed %d", seed).isEqualTo(1);
            assertThat(damaged.append("goes on")).isTrue();
            assertThat(damaged.read()).containsExactly("goes on");
        }
    }

    @RepeatedTest(20)
    void whereNothingOfAFileIsLeftWhatComesNextIsReadAllTheSame() throws IOException {
        spool(new Random(1));
        var file = segment();
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), Beginning.BYTES + 10));

        try (var damaged = Spooling.open(folder)) {
            assertThat(damaged.read()).isEmpty();
            assertThat(damaged.append("goes on")).isTrue();
            assertThat(damaged.read()).containsExactly("goes on");
        }
    }

    @Test
    void whatCantBeReadIsKeptWithAReportAndReportedOnce() throws IOException {
        spool(new Random(1));
        var file = segment();
        var bytes = Files.readAllBytes(file);
        bytes[Beginning.BYTES + Frame.HEAD_BYTES + 20] ^= 1;
        Files.write(file, bytes);

        try (var damaged = Spooling.open(folder)) {
            damaged.read();
            damaged.spool.cursor().rewind();
            damaged.read();

            assertThat(damaged.setAside()).isEqualTo(1);
            assertThat(damaged.spool.setAside()).isEqualTo(1);
        }
        var kept = folder.resolve("set-aside").resolve(file.getFileName() + "-32.damaged");
        var size = Files.size(kept);
        assertThat(Files.readAllBytes(kept)).isEqualTo(Arrays.copyOfRange(bytes, 32, (int) (32 + size)));
        assertThat(Files.readString(kept.resolveSibling(file.getFileName() + "-32.txt")))
                .contains("the bytes from 32 up to " + (32 + size));
    }

    @Test
    void whatWasLeftUnfinishedAtTheEndIsSetAsideAtTheNextStartThoughNothingElseWaits() throws IOException {
        try (var spooling = Spooling.open(folder)) {
            spooling.append("passed");
            spooling.append("waits");
            spooling.spool.cursor().pass(spooling.waiting().getFirst());
        }
        var file = segment();
        var bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 3));

        try (var again = Spooling.open(folder)) {
            assertThat(again.spool.setAside()).isEqualTo(1);
            assertThat(again.append("goes on")).isTrue();
            assertThat(again.read()).containsExactly("goes on");
        }
    }

    @Test
    void aPayloadThatLooksLikeARecordIsNoneAlsoAfterDamage() throws IOException {
        var forged = ByteBuffer.allocate(1_000);
        Frame.write(Spooling.record("forged"), 42, 7, forged);
        var text = new String(forged.array(), 0, forged.position(), ISO_8859_1);
        try (var spooling = Spooling.open(folder)) {
            spooling.append(text);
            spooling.append("after");
        }
        var file = segment();
        var bytes = Files.readAllBytes(file);
        bytes[Beginning.BYTES + 3] ^= 1;
        Files.write(file, bytes);

        try (var damaged = Spooling.open(folder)) {
            assertThat(damaged.read()).containsExactly("after");
        }
    }

    @Test
    void aFileOfALaterVersionIsRefusedAndNotReadAsDamage() throws IOException {
        spool(new Random(1));
        var file = segment();
        var bytes = Files.readAllBytes(file);
        var later =
                Beginning.identity(Leftover.files(folder).firstKey(), (byte) 3).array();
        System.arraycopy(later, 0, bytes, 0, later.length);
        Files.write(file, bytes);

        assertThatThrownBy(() -> Spooling.open(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("version 3");
    }

    private List<String> spool(Random random) throws IOException {
        var values = IntStream.range(0, RECORDS)
                .mapToObj(i -> i + "x".repeat(random.nextInt(300)))
                .toList();
        try (var spooling = Spooling.open(folder)) {
            values.forEach(value -> assertThat(spooling.append(value)).isTrue());
        }
        return values;
    }

    private Path segment() throws IOException {
        return Leftover.files(folder).firstEntry().getValue();
    }
}
