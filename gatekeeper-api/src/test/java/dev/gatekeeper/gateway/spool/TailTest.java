package dev.gatekeeper.gateway.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A reader at the end of what is being written.
class TailTest {

    private static final int RECORDS = 50_000;

    @TempDir
    Path folder;

    @Test
    void whatIsForcedWhileItIsLookedForIsNoDamage() throws Exception {
        try (var spooling = Spooling.open(folder)) {
            spooling.append("one");
            spooling.append("two");
            var two = spooling.waiting().get(1);
            var looks = new AtomicInteger();

            try (var reader = SegmentReader.ofThisRun(
                    folder.resolve(two.segment().toString()),
                    two.segment(),
                    two.from(),
                    () -> looks.getAndIncrement() == 0 ? two.from() : two.to())) {
                assertThat(reader.next()).isInstanceOf(Found.End.class);
                assertThat(reader.next()).isInstanceOf(Found.Sound.class);
            }
        }
    }

    @Test
    void whatIsReadWhileItIsSpooledIsWholeAndInOrder() throws Exception {
        try (var spooling = Spooling.open(folder, 64 << 20, new WithoutForce())) {
            var appender = Thread.ofPlatform().start(() -> append(spooling));

            var read = 0;
            var wasOver = false;
            while (!wasOver) {
                wasOver = !appender.isAlive();
                for (var next = spooling.spool.cursor().next();
                        next.isPresent();
                        next = spooling.spool.cursor().next()) {
                    assertThat(next.get().record().value()).asString(UTF_8).isEqualTo(Integer.toString(read));
                    spooling.spool.cursor().pass(next.get());
                    read++;
                }
            }

            assertThat(read).isEqualTo(RECORDS);
            assertThat(spooling.setAside()).isZero();
        }
    }

    /// Two under way at a time: so there are many small groups, and the reader is often at the very end.
    private static void append(Spooling spooling) {
        var underWay = new ArrayDeque<CompletableFuture<Boolean>>();
        IntStream.range(0, RECORDS).forEach(number -> {
            underWay.add(spooling.appendSoon(Integer.toString(number)));
            if (underWay.size() == 2) {
                underWay.remove().join();
            }
        });
        underWay.forEach(CompletableFuture::join);
    }

    /// Takes no time for it, so that there are as many groups as can be.
    private static final class WithoutForce implements Disk {

        private final Disk real = Disk.real();

        @Override
        public void write(FileChannel file, ByteBuffer bytes, long position) throws IOException {
            real.write(file, bytes, position);
        }

        @Override
        public void force(FileChannel file, boolean withSize) {}
    }
}
