package dev.gatekeeper.consumer.contract;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import dev.gatekeeper.changeset.TableName;
import dev.gatekeeper.consumer.catalog.SinkSettings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads single tables for gateways, which ask before they refuse a change set. However many ask, a table is read by
/// one of them at a time, and what was read counts for the interval; few tables are read at a time: the connections
/// are for those who write. Thread-safe.
@Singleton
public class Refresh {

    private static final Logger LOG = LoggerFactory.getLogger(Refresh.class);

    private static final int AT_A_TIME = 2;

    /// Who makes up names can't fill the memory with them. Readings under way don't count: as many calls wait for them.
    private static final int MOST_REMEMBERED = 1_000;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Function<TableName, Refreshed> catalog;
    private final ContractMeters meters;
    private final AsyncCache<TableName, Refreshed> recent;
    private final Semaphore turns = new Semaphore(AT_A_TIME);

    @Inject
    Refresh(
            ContractRegister register,
            ContractPublisher publisher,
            SinkSettings sink,
            ContractSettings settings,
            ContractMeters meters) {
        this(name -> read(name, register, publisher, sink), settings.refreshInterval(), meters);
    }

    Refresh(Function<TableName, Refreshed> catalog, Duration interval, ContractMeters meters) {
        this.catalog = catalog;
        this.meters = meters;
        this.recent = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterWrite(interval) // From the reading's end on.
                .scheduler(Scheduler.systemScheduler())
                .buildAsync();
    }

    private static Refreshed read(
            TableName name, ContractRegister register, ContractPublisher publisher, SinkSettings sink) {
        if (!sink.allows(name.schema())) {
            return new Refreshed.Unknown(false);
        }
        var entered = register.enter(name);
        if (entered.isEmpty()) {
            return new Refreshed.Unknown(register.isCreatable(name));
        }
        if (entered.get().isNew()) {
            publisher.prompt();
        }
        return new Refreshed.Current(entered.get().contract());
    }

    /// A table as it is now, or was when another call read it: that reading is under way, or was over no longer ago
    /// than the interval. A contract that changed is published, by whichever consumer does that. Takes some seconds
    /// at the most.
    public Refreshed of(TableName name) throws InterruptedException {
        var mine = new CompletableFuture<Refreshed>();
        var others = recent.asMap().putIfAbsent(name, mine);
        if (others == null) {
            try {
                mine.complete(readInTurn(name));
            } finally {
                mine.complete(new Refreshed.Unavailable()); // To no effect where there is an answer.
            }
            return mine.join();
        }
        meters.recent();
        try {
            return others.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("A table that another call reads is not read in time.", e);
            return unavailable();
        }
    }

    private Refreshed readInTurn(TableName name) throws InterruptedException {
        if (!turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            return unavailable();
        }
        try {
            meters.read();
            return catalog.apply(name);
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("table", name)
                    .addKeyValue("cause", e.getMessage())
                    .log("A table can't be read for a gateway now: PostgreSQL does not answer, or not in time.");
            LOG.debug("The cause in full.", e);
            return unavailable();
        } finally {
            turns.release();
        }
    }

    private Refreshed unavailable() {
        meters.unavailable();
        return new Refreshed.Unavailable();
    }
}
