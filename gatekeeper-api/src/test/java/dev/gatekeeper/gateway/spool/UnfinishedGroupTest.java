package dev.gatekeeper.gateway.spool;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A machine that dies while a group of records is being written, or a moment after: what was acknowledged is
/// told apart from what was not, whatever part of either the disk has.
class UnfinishedGroupTest {

    @TempDir
    Path folder;

    @TempDir
    Path afterTheCrash;

    private final SlowDisk disk = new SlowDisk();
    private Spooling spooling;
    private CompletableFuture<Boolean> five;

    /// "one" and "two" are acknowledged, the others are written and not forced.
    @BeforeEach
    void writeAGroup() throws Exception {
        spooling = Spooling.open(folder, 64 << 20, disk);
        assertThat(spooling.append("one")).isTrue();
        disk.isSlow = true;
        var two = spooling.appendSoon("two");
        awaitInFile("two"); // And so in a group of its own.
        var _ = spooling.appendSoon("three");
        var _ = spooling.appendSoon("four");
        five = spooling.appendSoon("five");
        disk.forces.release();
        assertThat(two.join()).isTrue();
        awaitInFile("five");
        assertThat(five).isNotDone();
    }

    @AfterEach
    void goOn() {
        disk.isSlow = false;
        disk.forces.release();
        spooling.close();
    }

    @Test
    void whatWasWrittenWholeHasItsEffectThoughNobodyWasToldSo() throws IOException {
        crash();

        try (var again = Spooling.open(afterTheCrash)) {
            assertThat(again.read()).containsExactly("one", "two", "three", "four", "five");
            assertThat(again.setAside()).isZero();
        }
    }

    @Test
    void behindAGapInWhatWasNotAcknowledgedNothingHasAnEffectAndNothingIsReportedAsLost() throws IOException {
        crash();
        erase("four");

        for (int start = 0; start < 2; start++) {
            try (var again = Spooling.open(afterTheCrash)) {
                assertThat(again.read()).containsExactly("one", "two", "three");
                assertThat(again.spool.setAside()).isZero();
            }
        }
        assertThat(report()).contains("None of them was acknowledged").doesNotContain("have to send them again");
        var kept = afterTheCrash.resolve("set-aside").resolve(crashed().getFileName() + "-" + gapAt() + ".unfinished");
        assertThat(Files.readString(kept, ISO_8859_1)).contains("five");
    }

    @Test
    void whatComesAfterTheCrashComesBehindWhatWasWrittenBefore() throws IOException {
        crash();
        erase("four");

        try (var again = Spooling.open(afterTheCrash)) {
            again.append("six");
        }
        try (var again = Spooling.open(afterTheCrash)) {
            assertThat(again.read()).containsExactly("one", "two", "three", "six");
            assertThat(again.waiting()).isEmpty();
        }
    }

    @Test
    void damageInWhatWasAcknowledgedIsALossAndStopsNothingBehindIt() throws IOException {
        crash();
        erase("two");

        try (var again = Spooling.open(afterTheCrash)) {
            assertThat(again.read()).containsExactly("one", "three", "four", "five");
            assertThat(again.setAside()).isEqualTo(1);
        }
        assertThat(report()).contains("records that were accepted are missing");
    }

    @Test
    void zerosWhereSomethingAcknowledgedStoodLastAreALossAndNotTheEnd() throws IOException {
        finishTheGroup();
        crash();
        erase("four");
        erase("five");

        try (var again = Spooling.open(afterTheCrash)) {
            assertThat(again.read()).containsExactly("one", "two", "three");
            assertThat(again.setAside()).isEqualTo(1);
        }
        assertThat(report()).contains("records that were accepted are missing");
    }

    @Test
    void whereItIsNotKnownHowFarWasForcedEverySoundRecordIsReadAndTheReportSaysBoth() throws IOException {
        crash();
        erase("four");
        var bytes = Files.readAllBytes(crashed());
        bytes[Beginning.DURABLE_AT + 3] ^= 1;
        Files.write(crashed(), bytes);

        try (var again = Spooling.open(afterTheCrash)) {
            assertThat(again.read()).containsExactly("one", "two", "three", "five");
            assertThat(again.setAside()).isEqualTo(1);
        }
        assertThat(report()).contains("does not say how far");
    }

    /// As where the disk is slow while the gateway stops.
    @Test
    void whatIsAcknowledgedWhenTheSpoolNoLongerWaitsForTheDiskIsThereAtTheNextStart() throws IOException {
        spooling.spool.close(Duration.ofMillis(100));

        finishTheGroup();
        crash();

        try (var again = Spooling.open(afterTheCrash)) {
            assertThat(again.read()).containsExactly("one", "two", "three", "four", "five");
            assertThat(again.setAside()).isZero();
        }
    }

    private void finishTheGroup() {
        disk.isSlow = false;
        disk.forces.release();
        assertThat(five.join()).isTrue();
    }

    private void crash() throws IOException {
        for (var file : Leftover.files(folder).values()) {
            Files.copy(file, afterTheCrash.resolve(file.getFileName()));
        }
    }

    private Path crashed() throws IOException {
        return Leftover.files(afterTheCrash).firstEntry().getValue();
    }

    /// Where that record stands there are zeros, and all behind it stays, as after a crash that leaves some
    /// blocks of what was being written on the disk and others not.
    private void erase(String value) throws IOException {
        var bytes = Files.readAllBytes(crashed());
        var valueAt = new String(bytes, ISO_8859_1).indexOf(value);
        var frame = (int) Spool.bytes(Spooling.record(value));
        var end = valueAt + value.length() + Frame.TAIL_BYTES;
        Arrays.fill(bytes, end - frame, end, (byte) 0);
        Files.write(crashed(), bytes);
    }

    /// Behind the records one, two and three.
    private static long gapAt() {
        return Beginning.BYTES + 2 * Spool.bytes(Spooling.record("one")) + Spool.bytes(Spooling.record("three"));
    }

    private String report() throws IOException {
        try (var files = Files.newDirectoryStream(afterTheCrash.resolve("set-aside"), "*.txt")) {
            return Files.readString(files.iterator().next());
        }
    }

    private void awaitInFile(String value) throws IOException {
        var file = Leftover.files(folder).firstEntry().getValue();
        await(value + " in the file")
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> new String(Files.readAllBytes(file), UTF_8).contains(value));
    }
}
