package dev.gatekeeper.gateway.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {

    @TempDir
    Path folder;

    @Test
    void whatIsNotWantedAnyMoreIsLeftOutAndItsRoomGivenBack() throws IOException {
        try (var spooling = Spooling.open(folder, 2 << 20, Disk.real())) {
            assertThat(spooling.append("before")).isTrue();
            for (int i = 0; i < 20; i++) {
                assertThat(spooling.appendUnwanted("x".repeat(500_000))).isTrue();
            }

            assertThat(spooling.append("after")).isTrue();
            assertThat(spooling.read()).containsExactly("before", "after");
        }
    }

    @Test
    void whereOneThatWaitsCantBeToldOthersAreAndMoreIsKept() throws IOException {
        try (var spooling = Spooling.open(folder)) {
            var bytes = Frame.bytes(Spooling.record("deaf"));
            assertThat(spooling.spool.reserve(bytes)).isInstanceOf(Reserved.Room.class);
            spooling.spool.append(new Spooling.TextEntry(Spooling.record("deaf")) {
                @Override
                public void kept() {
                    throw new IllegalStateException("It hears nothing.");
                }
            });

            assertThat(spooling.append("after")).isTrue();
            assertThat(spooling.read()).containsExactly("deaf", "after");
        }
    }

    @Test
    void whereThePositionCantBeSavedWhatIsPassedIsPassedAllTheSame() throws IOException {
        try (var spooling = Spooling.open(folder)) {
            Files.createDirectory(folder.resolve("position.new"));
            assertThat(spooling.append("one")).isTrue();

            spooling.drain();

            assertThat(spooling.spool.isEmpty()).isTrue();
            Files.delete(folder.resolve("position.new"));
        }
        try (var again = Spooling.open(folder)) {
            assertThat(again.spool.isEmpty()).isTrue();
        }
    }

    @Test
    void whatIsAppendedIsReadInItsOrderWithAllThatItHas() throws IOException {
        try (var spooling = Spooling.open(folder)) {
            spooling.append("one");
            spooling.append("two");

            var waiting = spooling.waiting();

            assertThat(waiting)
                    .extracting(each -> new String(each.record().value(), UTF_8))
                    .containsExactly("one", "two");
            assertThat(waiting.getFirst().number()).isEqualTo(1);
            assertThat(waiting.getFirst().record().at()).isEqualTo(Spooling.NOON);
            assertThat(waiting.getFirst().record().key()).isEqualTo("stream".getBytes(UTF_8));
            assertThat(waiting.getFirst().record().headers()).singleElement().satisfies(header -> {
                assertThat(header.name()).isEqualTo("id");
                assertThat(header.value()).isEqualTo("é".getBytes(UTF_8));
            });
        }
    }

    @Test
    void whatWasNotPassedIsThereAfterARestartAndWhatWasPassedIsNot() throws IOException {
        try (var spooling = Spooling.open(folder)) {
            spooling.append("one");
            spooling.append("two");
            spooling.append("three");
            spooling.spool.cursor().pass(spooling.waiting().getFirst());
        }

        try (var again = Spooling.open(folder)) {
            assertThat(again.spool.records()).isEqualTo(2);
            assertThat(again.spool.oldest()).contains(Spooling.NOON);
            assertThat(again.append("four")).isTrue();
            assertThat(again.read()).containsExactly("two", "three", "four");
        }
    }

    @Test
    void whereThePositionCantBeReadAllIsThereOnceMore() throws IOException {
        try (var spooling = Spooling.open(folder)) {
            spooling.append("one");
            spooling.append("two");
            spooling.spool.cursor().pass(spooling.waiting().getFirst());
        }
        Files.writeString(folder.resolve("position"), "\0\0\0");

        try (var again = Spooling.open(folder)) {
            assertThat(again.read()).containsExactly("one", "two");
        }
    }

    @Test
    void rewindingGoesBackToWhatWasPassedLast() throws IOException {
        try (var spooling = Spooling.open(folder)) {
            IntStream.range(0, 5).forEach(i -> spooling.append("v" + i));
            var waiting = spooling.waiting();
            spooling.spool.cursor().pass(waiting.get(0));
            spooling.spool.cursor().pass(waiting.get(1));

            spooling.spool.cursor().rewind();

            assertThat(spooling.read()).containsExactly("v2", "v3", "v4");
        }
    }

    @Test
    void aReaderThatCameToTheEndGoesOnWhenMoreComes() throws IOException {
        try (var spooling = Spooling.open(folder)) {
            spooling.append("one");
            assertThat(spooling.read()).containsExactly("one");

            spooling.append("two");

            assertThat(spooling.read()).containsExactly("two");
        }
    }

    @Test
    void recordsOfManySegmentsAreReadInTheirOrderAndTheFilesGoWhenTheyArePassed() throws IOException {
        try (var spooling = Spooling.open(folder, 4 << 20, Disk.real())) {
            var large = "x".repeat(100_000);
            var values = IntStream.range(0, 30).mapToObj(i -> i + large).toList();
            values.forEach(value -> assertThat(spooling.append(value)).isTrue());
            assertThat(segments()).hasSizeGreaterThan(3);

            var waiting = spooling.waiting();
            for (var each : waiting) {
                spooling.spool.cursor().pass(each);
            }

            assertThat(waiting)
                    .extracting(each -> new String(each.record().value(), UTF_8))
                    .isEqualTo(values);
            assertThat(segments()).hasSize(1);
            assertThat(spooling.spool.isEmpty()).isTrue();
        }
        assertThat(segments()).isEmpty();
    }

    @Test
    void aFileThatIsGoneFromTheMiddleIsReportedOnceAndStopsNothing() throws IOException {
        var values =
                IntStream.range(0, 30).mapToObj(i -> i + "x".repeat(100_000)).toList();
        try (var spooling = Spooling.open(folder, 4 << 20, Disk.real())) {
            values.forEach(value -> assertThat(spooling.append(value)).isTrue());
        }
        var files = List.copyOf(Leftover.files(folder).entrySet());
        Files.delete(files.get(1).getValue());
        var first = files.get(1).getKey().first();
        var last = files.get(2).getKey().first() - 1;

        try (var spooling = Spooling.open(folder, 4 << 20, Disk.real())) {
            var read = spooling.read();
            spooling.spool.cursor().rewind();
            spooling.read();

            assertThat(read).hasSize((int) (30 - (last - first + 1))).isSubsetOf(values);
            assertThat(spooling.setAside()).isEqualTo(1);
            assertThat(spooling.spool.setAside()).isEqualTo(1);
        }
        var report = "%019d-%019d.missing.txt".formatted(first, last);
        assertThat(Files.readString(folder.resolve("set-aside").resolve(report)))
                .contains("The records " + first + " to " + last);
        assertThat(SpoolReading.of(folder, _ -> {}).damages())
                .singleElement()
                .asString()
                .contains("The records " + first + " to " + last + " are missing");
    }

    @Test
    void numbersGoOnThoughNothingWaitedWhenTheProcessDied(@TempDir Path afterTheCrash) throws IOException {
        try (var spooling = Spooling.open(folder)) {
            spooling.append("one");
            spooling.append("two");
            for (var each : spooling.waiting()) {
                spooling.spool.cursor().pass(each);
            }
            spooling.spool.cursor().save();
            for (var file : List.of(segments().getFirst(), folder.resolve("position"))) {
                Files.copy(file, afterTheCrash.resolve(file.getFileName()));
            }
        }

        try (var again = Spooling.open(afterTheCrash)) {
            assertThat(again.spool.isEmpty()).isTrue();
            assertThat(again.append("three")).isTrue();
            assertThat(again.waiting()).extracting(Waiting::number).containsExactly(3L);
        }
    }

    @Test
    void aFullSpoolTakesNothingUntilSomethingIsPassed() throws IOException {
        try (var spooling = Spooling.open(folder, 2 << 20, Disk.real())) {
            var value = "x".repeat(50_000);
            var kept = 0;
            while (spooling.append(value)) {
                kept++;
            }
            assertThat(kept).isBetween(25, 42);
            assertThat(spooling.spool.allocated()).isLessThanOrEqualTo(2 << 20);

            for (var each : spooling.waiting()) {
                spooling.spool.cursor().pass(each);
            }

            assertThat(spooling.append(value)).isTrue();
        }
    }

    @Test
    void aSmallSpoolThatWasFullHasRoomOnceItIsDrained() throws IOException {
        try (var spooling = Spooling.open(folder, 192 << 10, Disk.real())) {
            for (var outage = 0; outage < 3; outage++) {
                var kept = 0;
                while (spooling.append("x".repeat(1_000))) {
                    kept++;
                }
                assertThat(kept).isGreaterThan(100);

                spooling.drain();

                await("room in the spool")
                        .atMost(Duration.ofSeconds(30))
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> spooling.hasRoom(64 << 10));
            }
        }
    }

    @Test
    void whatIsReservedCanBeWrittenHoweverFullTheSpoolGotSince() throws IOException {
        try (var spooling = Spooling.open(folder, 2 << 20, Disk.real())) {
            var record = Spooling.record("y".repeat(200_000));
            assertThat(spooling.spool.reserve(Spool.bytes(record))).isEqualTo(new Reserved.Room());
            while (spooling.append("x".repeat(50_000))) {
                assertThat(spooling.spool.allocated()).isLessThanOrEqualTo(2 << 20);
            }

            var kept = new CompletableFuture<Boolean>();
            spooling.spool.append(new Entry() {
                @Override
                public SpoolRecord record() {
                    return record;
                }

                @Override
                public long bytes() {
                    return Spool.bytes(record);
                }

                @Override
                public void kept() {
                    kept.complete(true);
                }

                @Override
                public void notKept(String why) {
                    kept.complete(false);
                }
            });

            assertThat(kept.join()).isTrue();
        }
    }

    @Test
    void whatIsDurableIsKeptThoughItCouldNotBeCounted() throws IOException {
        var watcher = new Spool.Watcher() {
            @Override
            public void forced(int records, Duration time) {
                throw new InternalError("No memory is free");
            }

            @Override
            public void setAside() {}
        };
        try (var spool = Spool.open("test", folder, 64 << 20, Disk.real(), watcher)) {
            assertThat(Spooling.appendSoon(spool, "one").join()).isTrue();
            assertThat(Spooling.appendSoon(spool, "two").join()).isTrue();
            assertThat(spool.records()).isEqualTo(2);
        }
    }

    @Test
    void aRecordLargerThanAnyBufferIsKept() throws IOException {
        try (var spooling = Spooling.open(folder)) {
            var value = "z".repeat(9_000_000);

            assertThat(spooling.append(value)).isTrue();

            assertThat(spooling.read()).containsExactly(value);
        }
    }

    @Test
    void whatWasSetAsideCanBeTakenBackToTheEnd() throws IOException {
        try (var spooling = Spooling.open(folder)) {
            spooling.append("refused");
            spooling.append("next");
            var refused = spooling.waiting().getFirst();
            spooling.spool.setAside(refused, "It is too large.");
            spooling.spool.cursor().pass(refused);
            spooling.spool.cursor().rewind();
            assertThat(spooling.spool.setAside()).isEqualTo(1);
            assertThat(Files.readString(folder.resolve("set-aside").resolve(reportOf(refused))))
                    .contains("It is too large.");

            assertThat(spooling.spool.takeBack()).isEqualTo(1);

            assertThat(spooling.read()).containsExactly("next", "refused");
            assertThat(spooling.spool.setAside()).isZero();
        }
    }

    private static String reportOf(Waiting waiting) {
        return new SegmentName(waiting.number(), waiting.segment().mark()) + ".txt";
    }

    @Test
    void manyThreadsAppendAndEachOnesRecordsStandInItsOrder() throws Exception {
        try (var spooling = Spooling.open(folder)) {
            var threads = new ArrayList<Thread>();
            for (int t = 0; t < 8; t++) {
                var name = "t" + t + "-";
                threads.add(Thread.ofVirtual()
                        .start(() -> IntStream.range(0, 200)
                                .forEach(i ->
                                        assertThat(spooling.append(name + i)).isTrue())));
            }
            for (var thread : threads) {
                thread.join();
            }

            var read = spooling.read();

            assertThat(read).hasSize(1600);
            for (int t = 0; t < 8; t++) {
                var name = "t" + t + "-";
                assertThat(read.stream().filter(value -> value.startsWith(name)))
                        .containsExactlyElementsOf(
                                IntStream.range(0, 200).mapToObj(i -> name + i).toList());
            }
        }
    }

    private List<Path> segments() throws IOException {
        return List.copyOf(Leftover.files(folder).values());
    }
}
