package dev.gatekeeper.gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.changeset.TableName;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RefresherTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Refreshed FOUND = new Refreshed.Current(Published.table("a", 1, "x"));

    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile Refreshed answer = FOUND;

    private final Refresher refresher = refresher((table, _) -> {
        asked.incrementAndGet();
        return answer;
    });

    @Test
    void aTableIsAskedForOnceASecond() throws InterruptedException {
        assertThat(refresher.refresh(table("a"), PATIENCE)).isEqualTo(FOUND);
        answer = new Refreshed.Absent(false);
        pass(Duration.ofMillis(999));
        assertThat(refresher.refresh(table("a"), PATIENCE)).isEqualTo(FOUND);
        assertThat(asked).hasValue(1);

        pass(Duration.ofMillis(2));

        assertThat(refresher.refresh(table("a"), PATIENCE)).isEqualTo(new Refreshed.Absent(false));
        assertThat(asked).hasValue(2);
    }

    @Test
    void whoAsksMeanwhileGetsTheSameAnswer() throws Exception {
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var slow = refresher((_, _) -> {
            asked.incrementAndGet();
            begun.countDown();
            go.await();
            return FOUND;
        });
        var answers = new ArrayList<Future<Refreshed>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var each = 0; each < 50; each++) {
                answers.add(threads.submit(() -> slow.refresh(table("a"), PATIENCE)));
            }
            begun.await();
            go.countDown();
        }

        assertThat(all(answers)).hasSize(50).containsOnly(FOUND);
        assertThat(asked).hasValue(1);
    }

    @Test
    void afterSilenceNobodyWaitsForAMoment() throws InterruptedException {
        answer = new Refreshed.Silent("away");
        refresher.refresh(table("a"), PATIENCE);

        assertThat(refresher.refresh(table("b"), PATIENCE)).isInstanceOf(Refreshed.NotAsked.class);
        assertThat(asked).hasValue(1);

        pass(Duration.ofSeconds(2));
        answer = FOUND;
        assertThat(refresher.refresh(table("b"), PATIENCE)).isEqualTo(FOUND);
        assertThat(refresher.refresh(table("c"), PATIENCE)).isEqualTo(FOUND);
    }

    @Test
    void aFewTablesAreAskedForAtOneTime() throws Exception {
        var begun = new CountDownLatch(8);
        var go = new CountDownLatch(1);
        var slow = refresher((_, _) -> {
            begun.countDown();
            go.await();
            return FOUND;
        });
        var answers = new ArrayList<Future<Refreshed>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var each = 0; each < 8; each++) {
                var table = table("t" + each);
                answers.add(threads.submit(() -> slow.refresh(table, PATIENCE)));
            }
            begun.await();
            assertThat(slow.refresh(table("one-more"), PATIENCE)).isInstanceOf(Refreshed.NotAsked.class);
            go.countDown();
        }

        assertThat(all(answers)).containsOnly(FOUND);
        assertThat(slow.refresh(table("one-more"), PATIENCE)).isEqualTo(FOUND);
    }

    @Test
    void whatIsSaidOfOneTableKeepsNoneFromAskingForAnother() throws InterruptedException {
        answer = new Refreshed.Unknown("it can't be read");
        refresher.refresh(table("a"), PATIENCE);

        answer = FOUND;
        assertThat(refresher.refresh(table("b"), PATIENCE)).isEqualTo(FOUND);
    }

    private Refresher refresher(ContractSource source) {
        var meters = new ContractMeters(new SimpleMeterRegistry(), new KnownContracts(), new Freshness());
        return new Refresher(source, PATIENCE, meters, now::get);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private static List<Refreshed> all(List<Future<Refreshed>> futures)
            throws ExecutionException, InterruptedException {
        var all = new ArrayList<Refreshed>();
        for (var future : futures) {
            all.add(future.get());
        }
        return all;
    }

    private static TableName table(String name) {
        return TableName.of("public", name);
    }
}
