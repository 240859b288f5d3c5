package dev.gatekeeper.gateway.contract;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.gatekeeper.changeset.TableName;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Asks the consumer for tables, once a second for each at the most, whatever it says: who asks for the same one
/// meanwhile gets the same answer. A few tables are asked for at one time, and none for a moment after the consumer did
/// not answer; who comes then does not wait. Thread-safe.
final class Refresher {

    static final Duration HOLDS = Duration.ofSeconds(1);

    private static final int MOST_AT_ONE_TIME = 8;
    private static final int MOST_REMEMBERED = 10_000;

    private final ContractSource source;
    private final Duration patience;
    private final ContractMeters meters;
    private final Ticker ticker;
    private final Semaphore places = new Semaphore(MOST_AT_ONE_TIME);
    private final Cache<TableName, CompletableFuture<Refreshed>> lately;
    private volatile long silentSince;
    private volatile boolean silent;

    /// @param patience how long an answer is waited for
    /// @param ticker nanoseconds from somewhere on
    Refresher(ContractSource source, Duration patience, ContractMeters meters, Ticker ticker) {
        this.source = source;
        this.patience = patience;
        this.meters = meters;
        this.ticker = ticker;
        lately = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterWrite(HOLDS)
                .ticker(ticker)
                .build();
    }

    /// How long answers are waited for on behalf of one change set.
    Duration patience() {
        return patience;
    }

    /// @param left how long the caller waits, [#patience] at the most
    Refreshed refresh(TableName table, Duration left) throws InterruptedException {
        var mine = new CompletableFuture<Refreshed>();
        var others = lately.asMap().putIfAbsent(table, mine);
        if (others != null) {
            return await(others, left);
        }
        Refreshed answer = new Refreshed.NotAsked("it was given up");
        try {
            answer = ask(table, left);
        } finally {
            if (answer instanceof Refreshed.NotAsked) {
                lately.asMap().remove(table, mine); // The next one may be luckier.
            }
            mine.complete(answer);
            meters.refreshed(answer);
        }
        return answer;
    }

    private Refreshed ask(TableName table, Duration left) throws InterruptedException {
        if (silent && ticker.read() - silentSince < HOLDS.toNanos()) {
            return new Refreshed.NotAsked("it did not answer a moment ago");
        }
        if (!places.tryAcquire()) {
            return new Refreshed.NotAsked("it is being asked for many tables");
        }
        try {
            var answer = source.refresh(table, left);
            silentSince = ticker.read();
            silent = answer instanceof Refreshed.Silent;
            return answer;
        } finally {
            places.release();
        }
    }

    private static Refreshed await(CompletableFuture<Refreshed> others, Duration left) throws InterruptedException {
        try {
            return others.get(left.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException late) {
            return new Refreshed.NotAsked("there is no answer yet");
        }
    }
}
