package dev.gatekeeper.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.gateway.delivery.FakeKafka.Fate;
import dev.gatekeeper.gateway.kafka.KafkaSettings;
import dev.gatekeeper.gateway.kafka.KafkaState;
import dev.gatekeeper.gateway.kafka.KafkaWatch;
import dev.gatekeeper.gateway.spool.Entry;
import dev.gatekeeper.gateway.spool.Reserved;
import dev.gatekeeper.gateway.spool.Spool;
import dev.gatekeeper.gateway.spool.SpoolFolder;
import dev.gatekeeper.gateway.spool.SpoolRecord;
import dev.gatekeeper.gateway.spool.SpoolSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is left out on its way into the spool, since one before it was not kept.
class ParcelTest {

    private static final long SOON = TimeUnit.SECONDS.toNanos(10);

    @TempDir
    Path folder;

    private final Sequence sequence = Sequence.ofMany();
    private final CountDownLatch spooling = new CountDownLatch(1);
    private SpoolFolder spools;
    private Route route;

    @BeforeEach
    void openASpoolThatTakesNothingYet() {
        spools = SpoolFolder.open(new SpoolSettings(true, folder, 4 << 20, 10), _ -> new Deaf());
        route = new Route("log", spools.changeSets());
        var slow = new Slow();
        assertThat(spools.changeSets().reserve(slow.bytes())).isInstanceOf(Reserved.Room.class);
        spools.changeSets().append(slow);
    }

    @AfterEach
    void close() {
        spooling.countDown();
        spools.close();
    }

    @Test
    void whatWasNotSentIsNowhereAndNothingIsHeldForIt() throws Exception {
        var parcel = parcel();
        parcel.spool();
        sequence.breakOff();

        spooling.countDown();

        assertThat(parcel.await(SOON)).isEqualTo(Delivered.Nowhere.BEHIND_A_GAP);
        assertThatNothingIsLeftOf(parcel);
    }

    @Test
    void whatWasSentMayHaveArrivedAndNothingIsHeldForIt() throws Exception {
        var kafka = new FakeKafka();
        kafka.fates = _ -> new Fate.Failed(false, new TimeoutException("late"), 60_000);
        var settings = new KafkaSettings(Duration.ofSeconds(1), Duration.ofSeconds(1));
        try (var watch = new KafkaWatch(KafkaState.Fit::new, settings)) {
            var line = new Line(kafka.open(), watch, _ -> {});
            var parcel = parcel();
            parcel.sendOver(line);
            line.cut();
            line.end(Duration.ZERO);
            sequence.breakOff();

            spooling.countDown();

            assertThat(parcel.await(SOON)).isInstanceOf(Delivered.Perhaps.class);
            assertThatNothingIsLeftOf(parcel);
        }
    }

    @Test
    void whatIsBeforeTheGapIsKept() throws Exception {
        var before = parcel();
        var behind = parcel();
        before.spool();
        behind.spool();
        sequence.breakOff(0);

        spooling.countDown();

        assertThat(before.await(SOON)).isEqualTo(new Delivered.Spooled());
        assertThat(behind.await(SOON)).isEqualTo(Delivered.Nowhere.BEHIND_A_GAP);
        assertThat(route.nothingWaits()).isFalse();
        assertThat(spools.changeSets().records()).isEqualTo(1);
    }

    private Parcel parcel() {
        var record = DepotInHand.record("stream", "x".repeat(100_000));
        var toSpool = Forms.toSpool(record, Clock.systemUTC().instant());
        var bytes = Spool.bytes(toSpool);
        assertThat(route.spool().reserve(bytes)).isInstanceOf(Reserved.Room.class);
        return new Parcel(route, record, toSpool, bytes, sequence, sequence.turn());
    }

    /// Neither does its stream wait, nor is its room promised to it: all that one file may have can be had by another.
    private void assertThatNothingIsLeftOf(Parcel parcel) {
        assertThat(route.isBehind(parcel.place())).isFalse();
        assertThat(route.nothingWaits()).isTrue();
        assertThat(spools.changeSets().isEmpty()).isTrue();
        var most = spools.changeSets().mostBytes() / 16 * 15; // One file leaves room for the next.
        var all = 0L;
        while (spools.changeSets().reserve(1 << 10) instanceof Reserved.Room) {
            all += 1 << 10;
        }
        assertThat(all).isGreaterThan(most - (4 << 10));
    }

    /// It keeps the spool's thread until the test goes on, and is not wanted then.
    private final class Slow implements Entry {

        private final SpoolRecord record = new SpoolRecord(Instant.EPOCH, new byte[0], List.of(), new byte[0]);

        @Override
        public SpoolRecord record() {
            return record;
        }

        @Override
        public long bytes() {
            return Spool.bytes(record);
        }

        @Override
        public boolean isWanted() {
            try {
                spooling.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return false;
        }

        @Override
        public void kept() {}

        @Override
        public void notKept(String why) {}
    }

    private static final class Deaf implements Spool.Watcher {

        @Override
        public void forced(int records, Duration time) {}

        @Override
        public void setAside() {}
    }
}
