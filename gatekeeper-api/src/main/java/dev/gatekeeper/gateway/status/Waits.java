package dev.gatekeeper.gateway.status;

import dev.gatekeeper.changeset.ChangeSetId;
import dev.gatekeeper.gateway.log.LogPosition;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpRequest;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import io.opentelemetry.context.Context;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Waits, on behalf of those who have posted a change set, for what the consumer decides of it: for so many at one
/// time, and no longer than they are there and the gateway runs. Blocks the caller, which is to be a virtual thread,
/// and one more of those. Thread-safe.
@Singleton
public final class Waits implements GracefulShutdownCapable {

    private static final Logger LOG = LoggerFactory.getLogger(Waits.class);

    /// For the consumer's answer that nothing was decided in time.
    private static final Duration GRACE = Duration.ofMillis(500);

    /// The consumer counts milliseconds, and begins a little later.
    private static final Duration ROUNDING = Duration.ofMillis(20);

    private final Consumer consumer;
    private final FateReader reader;
    private final Semaphore free;
    private final WaitMeters meters;
    private final Set<FutureTask<?>> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    Waits(
            Consumer consumer,
            FateReader reader,
            MeterRegistry registry,
            @Property(name = "gatekeeper.limits.waiting-requests", defaultValue = "1000") int most) {
        this.consumer = consumer;
        this.reader = reader;
        this.free = new Semaphore(most);
        this.meters = new WaitMeters(registry, () -> most - free.availablePermits());
    }

    /// Returns once it is decided, or when the time is up; at once where there is nobody to ask.
    ///
    /// @param at where the log has it
    /// @param time what is left of the sender's patience
    /// @param request whose sender is watched
    public Waited await(ChangeSetId id, LogPosition at, Duration time, HttpRequest<?> request)
            throws InterruptedException {
        if (!free.tryAcquire()) {
            meters.turnedAway();
            return new Waited.NotWaited();
        }
        try {
            var sample = meters.start();
            var waited = ask(id, at, time, request);
            meters.waited(sample, waited);
            return waited;
        } finally {
            free.release();
        }
    }

    private Waited ask(ChangeSetId id, LogPosition at, Duration time, HttpRequest<?> request)
            throws InterruptedException {
        var end = System.nanoTime() + time.toNanos();
        var asking = new FutureTask<>(Context.current().wrap(() -> consumer.ask(id, Optional.of(at), time)));
        underWay.add(asking);
        try (var _ = Departure.watch(request, () -> asking.cancel(true))) {
            if (stopping) { // Who comes later than that is told before it begins.
                return new Waited.NotWaited();
            }
            Thread.ofVirtual().name("wait").start(asking);
            return waited(id, asking.get(time.plus(GRACE).toNanos(), TimeUnit.NANOSECONDS), end);
        } catch (TimeoutException late) {
            return new Waited.TimeUp();
        } catch (CancellationException stoppedOrGone) {
            return new Waited.NotWaited();
        } catch (ExecutionException failure) { // It is logged: whatever this is, that is what is to be answered.
            LOG.error("The consumer could not be asked what became of {}.", id, failure.getCause());
            return new Waited.NotWaited();
        } finally {
            asking.cancel(true);
            underWay.remove(asking);
        }
    }

    /// A consumer for whom too many wait answers before the time.
    private Waited waited(ChangeSetId id, Consumer.Known known, long end) {
        return switch (known) {
            case Consumer.Known.Decided(var json) ->
                reader.read(id, json).<Waited>map(Waited.Decided::new).orElseGet(Waited.NotWaited::new);
            case Consumer.Known.NotDecided() ->
                System.nanoTime() - end + ROUNDING.toNanos() >= 0 ? new Waited.TimeUp() : new Waited.NotWaited();
            case Consumer.Known.Unreachable() -> new Waited.NotWaited();
        };
    }

    /// Those who wait are answered with what is known.
    @Override
    public CompletionStage<?> shutdownGracefully() {
        stopping = true;
        underWay.forEach(asking -> asking.cancel(true));
        return CompletableFuture.completedFuture(null);
    }
}
