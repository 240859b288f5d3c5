package dev.gatekeeper.gateway.upload;

import dev.gatekeeper.access.quota.Allowance;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// What a sender pays for each piece of an upload where it has a quota of bytes: time. Meanwhile no more is taken from
/// it, and its connection holds it back. For one thread.
final class Toll {

    /// Where there is nothing to pay.
    static final Toll NONE = new Toll(Allowance.UNLIMITED, () -> false);

    private static final long BETWEEN_LOOKS = Duration.ofMillis(500).toNanos();

    private final Allowance allowance;
    private final BooleanSupplier stopping;

    /// @param stopping whether there is no time left to be paid with
    Toll(Allowance allowance, BooleanSupplier stopping) {
        this.allowance = allowance;
        this.stopping = stopping;
    }

    /// Returns once so many bytes are within the quota.
    void pay(int bytes) throws InterruptedException {
        var end = System.nanoTime() + allowance.charge(bytes).toNanos();
        for (var left = end - System.nanoTime(); left > 0 && !stopping.getAsBoolean(); left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.sleep(Math.min(left, BETWEEN_LOOKS));
        }
    }
}
