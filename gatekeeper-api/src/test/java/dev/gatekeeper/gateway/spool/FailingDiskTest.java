package dev.gatekeeper.gateway.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailingDiskTest {

    @TempDir
    Path folder;

    private final Moody disk = new Moody();

    @Test
    void whatAFailedForceLeavesUncertainIsNotKeptAndTheSpoolGoesOnInAnotherFile() throws Exception {
        try (var spooling = Spooling.open(folder, 64 << 20, disk)) {
            assertThat(spooling.append("before")).isTrue();

            disk.forces = false;
            var during = spooling.append("during");
            var full = spooling.spool.reserve(100);
            disk.forces = true;

            assertThat(during).isFalse();
            assertThat(full).isInstanceOf(Reserved.Full.class);
            awaitAppended(spooling, "after");
            assertThat(spooling.read()).containsExactly("before", "after");
        }
    }

    @RepeatedTest(10)
    void aDiskThatFailsAgainAndAgainFromTheBeginningHidesNothingThatComesAfter() throws Exception {
        try (var spooling = Spooling.open(folder, 64 << 20, disk)) {
            for (int i = 0; i < 3; i++) {
                disk.forces = false;
                assertThat(spooling.append("during")).isFalse();
                assertThat(spooling.read()).isEmpty();
                disk.forces = true;
                awaitRoom(spooling);
            }

            awaitAppended(spooling, "after");
            assertThat(spooling.read()).containsExactly("after");
        }
    }

    @Test
    void whatWasNotKeptDoesNotComeBackWithARestart() throws Exception {
        try (var spooling = Spooling.open(folder, 64 << 20, disk)) {
            assertThat(spooling.append("before")).isTrue();
            disk.forces = false;
            assertThat(spooling.append("during")).isFalse();
            disk.forces = true;
        }

        try (var again = Spooling.open(folder, 64 << 20, disk)) {
            assertThat(again.read()).containsExactly("before");
        }
    }

    /// As after a loss of power that came before the disk had cut the file to its length.
    @Test
    void aNumberThatWasGivenTwiceIsOnlyReadWhereItWasAcknowledged() throws Exception {
        var uncut = new CopyOnWriteArrayList<byte[]>();
        try (var spooling = Spooling.open(folder, 64 << 20, disk)) {
            assertThat(spooling.append("before")).isTrue();
            var first = Leftover.files(folder).firstEntry().getValue();
            disk.onFailure = () -> uncut.add(Files.readAllBytes(first));
            disk.forces = false;
            assertThat(spooling.append("during")).isFalse();
            disk.forces = true;
            awaitAppended(spooling, "after");
        }
        Files.write(Leftover.files(folder).firstEntry().getValue(), uncut.getFirst());

        try (var again = Spooling.open(folder)) {
            var one = again.spool.cursor().next().orElseThrow();
            assertThat(one.record().value()).asString(UTF_8).isEqualTo("before");
            again.spool.cursor().pass(one);
            assertThat(again.spool.records()).isEqualTo(1);
            assertThat(again.read()).containsExactly("after");
            assertThat(again.setAside()).isZero();
        }
        assertThat(SpoolReading.of(folder, _ -> {}).setAside()).isEmpty();
        try (var last = Spooling.open(folder)) {
            assertThat(last.read()).containsExactly("after");
        }
    }

    /// The same, where nothing was acknowledged in the file behind it.
    @Test
    void whatWasNotKeptDoesNotComeBackThoughNothingCameAfterIt() throws Exception {
        var uncut = new CopyOnWriteArrayList<byte[]>();
        try (var spooling = Spooling.open(folder, 64 << 20, disk)) {
            assertThat(spooling.append("before")).isTrue();
            var first = Leftover.files(folder).firstEntry().getValue();
            disk.onFailure = () -> uncut.add(Files.readAllBytes(first));
            disk.forces = false;
            assertThat(spooling.append("during")).isFalse();
            disk.forces = true;
            awaitRoom(spooling);
        }
        Files.write(Leftover.files(folder).firstEntry().getValue(), uncut.getFirst());

        disk.grows = false; // And so the gateway does not start.
        assertThatThrownBy(() -> Spooling.open(folder, 64 << 20, disk)).isInstanceOf(IOException.class);
        disk.grows = true;
        for (var start = 0; start < 3; start++) {
            try (var again = Spooling.open(folder, 64 << 20, disk)) {
                assertThat(again.spool.records()).isEqualTo(1);
                assertThat(again.read()).containsExactly("before");
                assertThat(again.setAside()).isZero();
            }
            assertThat(Leftover.files(folder)).hasSizeLessThanOrEqualTo(3);
        }
        try (var last = Spooling.open(folder, 64 << 20, disk)) {
            assertThat(last.append("after")).isTrue();
            assertThat(last.read()).containsExactly("before", "after");
        }
    }

    @Test
    void whatWasPromisedIsKeptThoughTheDiskIsFullWhenTheFileHasBecomeLong() throws Exception {
        try (var spooling = Spooling.open(folder, 8 << 20, disk)) {
            var value = "x".repeat(300_000);
            var bytes = Spool.bytes(Spooling.record(value));
            for (var promised = 0; promised < 8; promised++) {
                assertThat(spooling.spool.reserve(bytes)).isEqualTo(new Reserved.Room());
            }

            disk.grows = false;
            for (var promised = 0; promised < 8; promised++) {
                spooling.spool.giveBack(bytes);
                assertThat(spooling.append(value)).isTrue();
            }

            assertThat(Leftover.files(folder)).hasSize(1);
            disk.grows = true;
            for (var more = 0; more < 3; more++) {
                assertThat(spooling.append(value)).isTrue();
            }
            assertThat(Leftover.files(folder)).hasSize(2);
            assertThat(spooling.read()).hasSize(11);
        }
    }

    @Test
    void aFileThatGrewWhileNoOtherCouldBeMadeIsReplacedOnceItIsDrained() throws Exception {
        try (var spooling = Spooling.open(folder, 4 << 20, disk)) {
            disk.onDraft = FailingDiskTest::failed;
            while (spooling.append("x".repeat(20_000))) {
                assertThat(spooling.spool.allocated()).isLessThanOrEqualTo(4 << 20);
            }
            assertThat(Leftover.files(folder)).hasSize(1);

            spooling.drain();
            disk.onDraft = () -> {};

            waiting("room in the spool").until(() -> spooling.hasRoom(3 << 20));
            assertThat(Leftover.files(folder)).hasSize(1);
            assertThat(spooling.append("after")).isTrue();
            assertThat(spooling.read()).containsExactly("after");
            assertThat(spooling.setAside()).isZero();
        }
    }

    @Test
    void aFullDiskIsRefusedBeforeAnythingIsWrittenAndWhatWasReservedIsNotAffected() throws IOException {
        try (var spooling = Spooling.open(folder, 64 << 20, disk)) {
            var record = Spooling.record("x".repeat(2_000_000));
            assertThat(spooling.spool.reserve(Spool.bytes(record))).isEqualTo(new Reserved.Room());
            spooling.spool.giveBack(Spool.bytes(record));

            disk.grows = false;
            var kept = 0;
            while (spooling.append("x".repeat(500_000))) {
                kept++;
            }

            assertThat(kept).isBetween(4, 8);
            disk.grows = true;
            assertThat(spooling.append("x".repeat(500_000))).isTrue();
            assertThat(spooling.read()).hasSize(kept + 1);
        }
    }

    /// What is random in a name decides where it stands: so half of them would be behind one that was left there.
    @RepeatedTest(10)
    void anErrorWhileAnotherFileIsMadeHidesNothingThatComesAfter() throws Exception {
        nothingIsHidden(() -> disk.onDraft = times(1, FailingDiskTest::withoutMemory));
    }

    @RepeatedTest(10)
    void aFileThatMayHaveItsNameThoughTheDiskFailedHidesNothingThatComesAfter() throws Exception {
        nothingIsHidden(() -> disk.onName = times(2, FailingDiskTest::failed));
    }

    private void nothingIsHidden(Runnable trouble) throws IOException {
        var values =
                IntStream.range(0, 12).mapToObj(i -> i + "x".repeat(300_000)).toList();
        try (var spooling = Spooling.open(folder, 8 << 20, disk)) {
            trouble.run();
            for (var value : values) {
                awaitAppended(spooling, value);
            }
            assertThat(Leftover.files(folder)).hasSizeGreaterThan(2);
            assertThat(spooling.read()).isEqualTo(values);
        }

        try (var again = Spooling.open(folder)) {
            assertThat(again.read()).isEqualTo(values);
            assertThat(again.setAside()).isZero();
        }
    }

    @Test
    void anErrorWhileTheDiskIsTriedAgainIsOverWithItsCause() throws Exception {
        try (var spooling = Spooling.open(folder, 64 << 20, disk)) {
            disk.forces = false;
            assertThat(spooling.append("during")).isFalse();
            var tries = new AtomicInteger(3);
            disk.onDraft = () -> {
                if (tries.getAndDecrement() > 0) {
                    withoutMemory();
                }
            };
            disk.forces = true;

            awaitAppended(spooling, "after");
            assertThat(tries).hasNegativeValue();
            assertThat(spooling.read()).containsExactly("after");
        }
    }

    private static void withoutMemory() {
        throw new InternalError("No memory is free");
    }

    private static void failed() throws IOException {
        throw new IOException("Input/output error");
    }

    /// Lets that happen so many times, and then no more.
    private static Witness times(int times, Witness witness) {
        var left = new AtomicInteger(times);
        return () -> {
            if (left.getAndDecrement() > 0) {
                witness.look();
            }
        };
    }

    private static void awaitRoom(Spooling spooling) {
        waiting("room in the spool").until(() -> spooling.hasRoom(100));
    }

    private static void awaitAppended(Spooling spooling, String value) {
        waiting(value + " in the spool").until(() -> spooling.append(value));
    }

    private static ConditionFactory waiting(String what) {
        return await(what).atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(20));
    }

    /// Looks at the disk at the moment at which it fails.
    private interface Witness {
        void look() throws IOException;
    }

    /// Fails where the test wants it to.
    private static final class Moody implements Disk {

        private final Disk real = Disk.real();
        private volatile boolean forces = true;
        private volatile boolean grows = true;
        private volatile Witness onFailure = () -> {};
        private volatile Witness onDraft = () -> {};
        private volatile Witness onName = () -> {};

        @Override
        public void write(FileChannel file, ByteBuffer bytes, long position) throws IOException {
            if (position == 0) {
                onDraft.look();
            }
            if (!grows && position + bytes.remaining() > file.size()) {
                throw new IOException("No space left on device");
            }
            real.write(file, bytes, position);
        }

        @Override
        public void force(FileChannel file, boolean withSize) throws IOException {
            if (!forces) {
                onFailure.look();
                failed();
            }
            real.force(file, withSize);
        }

        @Override
        public void rename(Path folder, String from, String to) throws IOException {
            real.rename(folder, from, to);
            onName.look();
        }
    }
}
