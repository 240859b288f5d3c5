package dev.gatekeeper.consumer.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.changeset.TableName;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class RefreshTest {

    private static final TableName TABLE = TableName.of("public", "t");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void manyWhoAskAtOnceAreAnsweredByOneReading() throws Exception {
        var readings = new AtomicInteger();
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var refresh = refresh(Duration.ofMinutes(1), _ -> {
            begun.countDown();
            await(go);
            return new Refreshed.Current("reading " + readings.incrementAndGet());
        });

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> refresh.of(TABLE));
            begun.await();
            var others = new ArrayList<Callable<Refreshed>>();
            for (var i = 0; i < 20; i++) {
                others.add(() -> refresh.of(TABLE));
            }
            var all = others.stream().map(threads::submit).toList();
            go.countDown();

            assertThat(first.get()).isEqualTo(new Refreshed.Current("reading 1"));
            for (var other : all) {
                assertThat(other.get()).isEqualTo(new Refreshed.Current("reading 1"));
            }
        }
        assertThat(readings).hasValue(1);
        assertThat(count("recent")).isEqualTo(20);
    }

    @Test
    void whatWasReadCountsForTheIntervalAndNoLonger() throws Exception {
        var readings = new AtomicInteger();
        Function<TableName, Refreshed> catalog = _ -> new Refreshed.Current("reading " + readings.incrementAndGet());
        var patient = refresh(Duration.ofMinutes(1), catalog);
        var eager = refresh(Duration.ZERO, catalog);

        patient.of(TABLE);
        patient.of(TABLE);
        assertThat(readings).hasValue(1);
        eager.of(TABLE);
        eager.of(TABLE);
        assertThat(readings).hasValue(3);
    }

    @Test
    void eachTableIsReadForItself() throws Exception {
        var refresh = refresh(Duration.ofMinutes(1), name -> new Refreshed.Current(name.toString()));

        refresh.of(TABLE);

        assertThat(refresh.of(TableName.of("public", "other"))).isEqualTo(new Refreshed.Current("public.other"));
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsToldToAllWhoAskWithinTheInterval() throws Exception {
        var readings = new AtomicInteger();
        var refresh = refresh(Duration.ofMinutes(1), _ -> {
            readings.incrementAndGet();
            throw new IllegalStateException("away");
        });

        assertThat(refresh.of(TABLE)).isEqualTo(new Refreshed.Unavailable());
        assertThat(refresh.of(TABLE)).isEqualTo(new Refreshed.Unavailable());
        assertThat(readings).hasValue(1);
        assertThat(count("unavailable")).isEqualTo(1);
    }

    @Test
    void fewAreReadAtATime() throws Exception {
        var atOnce = new AtomicInteger();
        var most = ConcurrentHashMap.<Integer>newKeySet();
        var refresh = refresh(Duration.ZERO, name -> {
            most.add(atOnce.incrementAndGet());
            sleep();
            atOnce.decrementAndGet();
            return new Refreshed.Current(name.toString());
        });

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 20; i++) {
                var name = TableName.of("public", "t" + i);
                var _ = threads.submit(() -> refresh.of(name));
            }
        }

        assertThat(most).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void whatIsReadForLongerThanTheIntervalIsReadOnceAllTheSame() throws Exception {
        var readings = new AtomicInteger();
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var refresh = refresh(Duration.ofMillis(1), _ -> {
            begun.countDown();
            await(go);
            return new Refreshed.Current("reading " + readings.incrementAndGet());
        });

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> refresh.of(TABLE));
            begun.await();
            sleep(); // Longer than the interval.
            var second = threads.submit(() -> refresh.of(TABLE));
            Awaitility.await("the second waits for what the first reads")
                    .atMost(PATIENCE)
                    .until(() -> count("recent") >= 1);
            go.countDown();

            assertThat(second.get()).isEqualTo(first.get());
        }
        assertThat(readings).hasValue(1);
    }

    @Test
    void madeUpNamesKeepNobodyFromAnAnswer() throws Exception {
        var refresh = refresh(Duration.ofMinutes(1), _ -> new Refreshed.Unknown(false));

        for (var i = 0; i < 10_100; i++) {
            refresh.of(TableName.of("public", "t" + i));
        }

        assertThat(refresh.of(TABLE)).isEqualTo(new Refreshed.Unknown(false));
    }

    @Test
    void anAnswerIsForgottenOnceItCountsNoLonger() throws Exception {
        var refresh = refresh(Duration.ofMillis(100), _ -> new Refreshed.Current("a contract"));

        var answer = new WeakReference<>(refresh.of(TABLE));

        Awaitility.await("the answer is garbage").atMost(PATIENCE).untilAsserted(() -> {
            System.gc();
            assertThat(answer.get()).isNull();
        });
        assertThat(refresh.of(TABLE)).isEqualTo(new Refreshed.Current("a contract"));
    }

    private Refresh refresh(Duration interval, Function<TableName, Refreshed> catalog) {
        var settings = new ContractSettings(true, Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(1));
        return new Refresh(catalog, interval, new ContractMeters(registry, settings));
    }

    private double count(String outcome) {
        return registry.get("gatekeeper.contracts.refreshes")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
