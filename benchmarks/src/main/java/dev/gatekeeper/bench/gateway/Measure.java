package dev.gatekeeper.bench.gateway;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is measured, in the order in which it is shown, each beside the ceiling that it is held against.
enum Measure {
    ECHO_8("endpoint that only counts, 8 connections", "posts/s", null),
    POSTS_8("gateway, 8 connections", "posts/s", ECHO_8),
    ECHO_64("endpoint that only counts, 64 connections", "posts/s", null),
    POSTS_64("gateway, 64 connections", "posts/s", ECHO_64),
    CONTRACTS_8("  with contracts enforced, 8 connections", "posts/s", POSTS_8),
    CONTRACTS_64("  with contracts enforced, 64 connections", "posts/s", POSTS_64),
    HALF_RATE("gateway at half of that rate", "posts/s", null),
    HALF_P50("  half of the answers within", "ms", null),
    HALF_P99("  99 of 100 within", "ms", null),
    LOGGED_P50("50 posts/s: half are logged within", "ms", null),
    LOGGED_P99("  99 of 100 within", "ms", null),
    APPLIED_P50("50 posts/s with Prefer: wait: half are applied within", "ms", null),
    APPLIED_P99("  99 of 100 within", "ms", null),
    PRODUCER("kafka-producer-perf-test", "records/s", null),
    UPLOAD("upload of lines", "change sets/s", PRODUCER),
    FORCES("forced writes, one after the other", "1/s", null),
    SPOOLED("gateway without Kafka, 64 connections", "posts/s", FORCES),
    REPLAYED("replay of the spool", "change sets/s", PRODUCER),
    START("from its start until it is ready", "s", null),
    START_WITHOUT_CACHE("  without the AOT cache", "s", null),
    RESIDENT("most resident memory", "MiB", null);

    private final String title;
    private final String unit;
    private final @Nullable Measure ceiling;

    Measure(String title, String unit, @Nullable Measure ceiling) {
        this.title = title;
        this.unit = unit;
        this.ceiling = ceiling;
    }

    String title() {
        return title;
    }

    String unit() {
        return unit;
    }

    Optional<Measure> ceiling() {
        return Optional.ofNullable(ceiling);
    }

    /// Its name in the figures' file.
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String worded(double value) {
        return (value < 100 ? "%.2f" : "%,.0f").formatted(value);
    }
}
